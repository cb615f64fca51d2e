package dev.rackstate.adapter.http.json;

import dev.rackstate.domain.edit.Patch;
import java.util.Arrays;

/** What bodies have in common that change some properties and leave the others. */
public final class PartialBody {
    private PartialBody() {}

    /**
     * Refuses a body that changes nothing: who sends it must have meant something else.
     *
     * @throws IllegalArgumentException when all properties stay; called by the constructor of a body, it reaches the caller
     */
    public static void requireAny(Patch<?>... properties) {
        if (Arrays.stream(properties).noneMatch(Patch::given)) {
            throw new IllegalArgumentException("at least one property is required");
        }
    }
}
