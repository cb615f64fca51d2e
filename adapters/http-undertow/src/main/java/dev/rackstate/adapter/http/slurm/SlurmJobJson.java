package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.slurm.HostList;
import dev.rackstate.domain.slurm.SlurmJob;
import java.time.Instant;
import java.util.List;

/** A job. */
record SlurmJobJson(
        @JsonPropertyDescription("Slurm's number.") long jobId,

        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("The number of the array that it is a part of; absent for a job of its own.")
        @Nullable
        Long arrayJobId,

        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("Its task in the array; those that wait are one job: 5-10%2.")
        @Nullable
        String arrayTasks,

        @JsonPropertyDescription("What its user calls it.") @Nullable
        String name,

        @JsonPropertyDescription("Whose it is.") String user,

        @JsonPropertyDescription("Who pays.") @Nullable String account,

        @JsonPropertyDescription("Where it waits or runs; several with commas between them while it waits.")
        String partition,

        @JsonPropertyDescription("Its state and flags, such as running or pending, the state first.")
        List<String> state,

        @JsonPropertyDescription("Why it waits.") @Nullable String reason,

        @JsonPropertyDescription("The Slurm nodes it runs on, in Slurm's bracket notation; empty while it waits.")
        String nodeList,

        @JsonPropertyDescription("How many nodes these are.")
        int nodeCount,

        @JsonPropertyDescription("Processors that it has or wants.") @Nullable
        Integer cpus,

        @JsonPropertyDescription("When it was handed in.") @Nullable
        Instant submittedAt,

        @JsonPropertyDescription("When it began, or is expected to.") @Nullable
        Instant startedAt,

        @JsonPropertyDescription("When its time is up.") @Nullable
        Instant endsBy,

        @JsonPropertyDescription("The reservation that it runs in.") @Nullable
        String reservation) {
    static SlurmJobJson of(SlurmJob job) {
        return new SlurmJobJson(
                job.id(),
                job.array() == null ? null : job.array().job(),
                job.array() == null ? null : job.array().tasks(),
                job.name(),
                job.user(),
                job.account(),
                job.partition(),
                job.state(),
                job.reason(),
                HostList.fold(job.nodes()),
                job.nodes().size(),
                job.cpus(),
                job.submitted(),
                job.started(),
                job.limit(),
                job.reservation());
    }
}
