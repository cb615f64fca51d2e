package dev.rackstate.adapter.http.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments as this part of the API writes them: whole seconds since 1970. */
final class EpochSeconds {
    private EpochSeconds() {}

    static @Nullable Long of(@Nullable Instant moment) {
        return moment == null ? null : (Long) moment.getEpochSecond();
    }
}
