package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.slurm.Severity;
import dev.rackstate.domain.slurm.SlurmNode;
import java.time.Instant;
import java.util.List;

/** The state of a node by Slurm. */
record SlurmStateJson(
        @JsonPropertyDescription("The one word for it, such as allocated, draining or drained.")
        String status,

        @JsonPropertyDescription("What it means by the status map: OK, INFO, WARN, CRIT or UNKNOWN.")
        String severity,

        @JsonPropertyDescription(
                "As the source wrote it; more than one where partitions disagree, and then the worst" + " counts.")
        List<String> statuses,

        @JsonPropertyDescription("The partitions that it is in.")
        List<String> partitions,

        @JsonPropertyDescription("What holds beside its base state, such as drain, maint or not_responding.")
        List<String> flags,

        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Why it is drained or down; absent when nobody said.")
        @Nullable
        String reason,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("Who said so.") @Nullable
        String reasonUser,

        @JsonInclude(Include.NON_NULL) @JsonPropertyDescription("Since when.") @Nullable
        Instant reasonSince) {
    /** The building has a node that Slurm does not know. */
    static final SlurmStateJson NOT_IN_SLURM =
            new SlurmStateJson("unknown", Severity.UNKNOWN.name(), List.of(), List.of(), List.of(), null, null, null);

    static SlurmStateJson of(PlacedWorkload workload, int number) {
        SlurmNode node = workload.node(number);
        return new SlurmStateJson(
                workload.status(number),
                workload.severity(number).name(),
                node.statuses(),
                node.partitions(),
                node.state().flagWords(),
                node.reason(),
                node.reasonUser(),
                node.reasonSince());
    }
}
