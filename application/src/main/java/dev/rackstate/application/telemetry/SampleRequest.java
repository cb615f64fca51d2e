package dev.rackstate.application.telemetry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of each series of an instant query.
 *
 * @param labels the labels whose values come back, one column each, in this order; may be empty
 * @param at the moment of evaluation, or null for the server's own now
 */
public record SampleRequest(List<String> labels, @Nullable Instant at) {
    /** Copies the list. */
    public SampleRequest {
        labels = List.copyOf(labels);
    }

    /** These labels, as of now. */
    public static SampleRequest now(String... labels) {
        return new SampleRequest(List.of(labels), null);
    }
}
