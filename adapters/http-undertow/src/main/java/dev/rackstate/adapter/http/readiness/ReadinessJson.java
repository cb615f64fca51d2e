package dev.rackstate.adapter.http.readiness;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.configuration.ConfigurationStatusJson;
import dev.rackstate.adapter.http.stats.SourceJson;
import dev.rackstate.application.view.Published;
import dev.rackstate.domain.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether the server can answer, and on what its answers rest. */
record ReadinessJson(
        @JsonPropertyDescription("ready, or starting before the first round is done.")
        String status,

        @JsonPropertyDescription("The latest snapshot.") SnapshotJson snapshot,
        @JsonPropertyDescription("The configuration.") ConfigurationStatusJson configuration,

        @JsonPropertyDescription("The sources of telemetry.")
        List<SourceJson> sources) {
    static ReadinessJson of(boolean ready, Published published, Instant now) {
        Snapshot snapshot = published.snapshot();
        return new ReadinessJson(
                ready ? "ready" : "starting",
                new SnapshotJson(
                        snapshot.version(),
                        snapshot.time(),
                        Duration.between(snapshot.time(), now).toMillis() / 1e3),
                ConfigurationStatusJson.of(published.configurationStatus()),
                snapshot.sources().stream().map(SourceJson::of).toList());
    }

    /** The age of a snapshot. */
    record SnapshotJson(
            @JsonPropertyDescription("Grows with every round.")
            long version,

            @JsonPropertyDescription("When the round began.")
            Instant time,

            @JsonPropertyDescription("How long ago that was, in seconds.")
            double ageSeconds) {}
}
