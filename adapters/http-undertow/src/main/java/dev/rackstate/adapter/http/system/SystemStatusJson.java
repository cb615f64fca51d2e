package dev.rackstate.adapter.http.system;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.system.RunningProcess;
import java.time.Duration;
import java.time.Instant;

/** The process that serves. */
record SystemStatusJson(
        @JsonPropertyDescription("Always running.") String status,

        @JsonPropertyDescription("The number of the process.")
        long pid,

        @JsonPropertyDescription("The version of the server.")
        String version,

        @JsonPropertyDescription("When the process started.")
        Instant startedAt,

        @JsonPropertyDescription("How long ago that is, in seconds.")
        double uptimeSeconds) {
    static SystemStatusJson of(RunningProcess process, String version, Instant now) {
        double uptime = Math.max(0, Duration.between(process.startedAt(), now).toMillis() / 1000.0);
        return new SystemStatusJson("running", process.pid(), version, process.startedAt(), uptime);
    }
}
