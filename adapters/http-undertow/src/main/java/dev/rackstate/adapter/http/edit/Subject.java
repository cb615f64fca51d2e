package dev.rackstate.adapter.http.edit;

import dev.rackstate.application.configuration.Configuration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a change is about, as the documents that reads of it show. Their entity tags are what {@code If-Match} is held
 * against, and what the answer carries.
 *
 * @param name what it is called in the audit log
 * @param before what the caller must have seen: the thing itself, or what something is added to; null when it is not there
 * @param after what is there afterwards; null when it is gone
 */
public record Subject(
        String name,
        Function<Configuration, @Nullable Object> before,
        Function<Configuration, @Nullable Object> after) {
    /** Something that is changed. */
    public static Subject changed(String name, Function<Configuration, @Nullable Object> document) {
        return new Subject(name, document, document);
    }

    /** Something new, and what it is added to. */
    public static Subject added(
            String name,
            Function<Configuration, @Nullable Object> to,
            Function<Configuration, @Nullable Object> document) {
        return new Subject(name, to, document);
    }

    /** Something that goes. */
    public static Subject removed(String name, Function<Configuration, @Nullable Object> document) {
        return new Subject(name, document, after -> null);
    }
}
