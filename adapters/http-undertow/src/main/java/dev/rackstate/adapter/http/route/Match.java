package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Refusal;
import org.jspecify.annotations.Nullable;

/** What a method and a path come to. */
public sealed interface Match {
    /**
     * A route.
     *
     * @param route the one
     * @param values the decoded values of the path's parameters in the order of the path
     */
    record Found(Route route, @Nullable String[] values) implements Match {}

    /**
     * The question what can be done with a path.
     *
     * @param allow the methods that it has
     */
    record Options(String allow) implements Match {}

    /**
     * A path with a slash too many.
     *
     * @param path the same without
     */
    record Elsewhere(String path) implements Match {}

    /**
     * Nothing.
     *
     * @param refusal what the caller is told
     */
    record None(Refusal refusal) implements Match {}
}
