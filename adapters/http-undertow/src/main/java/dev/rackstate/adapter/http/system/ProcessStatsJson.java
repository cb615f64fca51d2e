package dev.rackstate.adapter.http.system;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.system.ProcessUsage;
import dev.rackstate.application.system.ViewServerProcesses.ServerProcesses;

/** What the processes use. */
record ProcessStatsJson(
        @JsonPropertyDescription("This server.") ProcessUsageJson backend,

        @JsonPropertyDescription(
                "The simulator. Inside the backend's process it has no numbers of its own; as an exporter it"
                        + " is asked for through the sources of telemetry, under the job rackstate-simulator or simulator.")
        ProcessUsageJson simulator,

        @JsonPropertyDescription("The first server of telemetry in the configuration, from its own /metrics.")
        ProcessUsageJson prometheus) {
    static ProcessStatsJson of(ProcessUsage backend, ServerProcesses others) {
        return new ProcessStatsJson(
                ProcessUsageJson.of(backend),
                ProcessUsageJson.of(others.simulator()),
                ProcessUsageJson.of(others.prometheus()));
    }

    /** What one process uses. */
    record ProcessUsageJson(
            @JsonPropertyDescription("The memory it holds; null when that is not known.") @Nullable
            Long memoryBytes,

            @JsonPropertyDescription("The CPU time since it started; null when that is not known.") @Nullable
            Double cpuSeconds,

            @JsonPropertyDescription("Whether it could be reached.")
            boolean available,

            @JsonPropertyDescription("Why something is not known; null when all is.") @Nullable
            String reason) {
        static ProcessUsageJson of(ProcessUsage usage) {
            return new ProcessUsageJson(usage.memoryBytes(), usage.cpuSeconds(), usage.available(), usage.reason());
        }
    }
}
