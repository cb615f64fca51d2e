package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.slurm.SlurmNode;

/** What of nodes is in use; absent where the source does not tell. */
record SlurmUseJson(
        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("Processors.") @Nullable
        Integer cpus,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("Processors that jobs have.") @Nullable
        Integer allocatedCpus,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("Memory in MiB.") @Nullable
        Long memoryMib,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("Memory that jobs have, in MiB.") @Nullable
        Long allocatedMemoryMib,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("GPUs.") @Nullable
        Integer gpus,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("GPUs that jobs have.") @Nullable
        Integer allocatedGpus) {
    static SlurmUseJson of(SlurmNode.Use use) {
        return new SlurmUseJson(
                use.cpus(),
                use.allocatedCpus(),
                use.memoryMib(),
                use.allocatedMemoryMib(),
                use.gpus(),
                use.allocatedGpus());
    }
}
