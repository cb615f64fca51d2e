package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.entity.PlaceJson;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.slurm.SlurmSummaryJson.SlurmCountsJson;
import dev.rackstate.adapter.http.slurm.Workloads.Subject;
import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.slurm.Tally;
import java.util.List;

/** What of the workload stands on a rack. */
record SlurmRackJson(
        @JsonUnwrapped PlaceJson place,
        @JsonUnwrapped SlurmCountsJson counts,
        @JsonUnwrapped SlurmUseJson use,

        @JsonPropertyDescription("Its Slurm nodes in the rack's order.")
        List<SlurmNodeJson> nodes,

        @JsonPropertyDescription("The jobs that hold any of its nodes; null when the source does not tell of jobs.")
        @Nullable
        List<SlurmJobJson> jobs,

        @JsonPropertyDescription(
                "The reservations with any of its nodes; null when the source does not tell of" + " reservations.")
        @Nullable
        List<SlurmReservationJson> reservations,

        @JsonUnwrapped WorkloadStatusJson status) {
    static SlurmRackJson of(Subject subject) {
        PlacedWorkload workload = subject.known().placed();
        int rack = subject.entity();
        Tally tally = workload.tally(rack);
        return new SlurmRackJson(
                PlaceJson.of(workload.topology(), rack),
                SlurmCountsJson.of(tally),
                SlurmUseJson.of(tally.use()),
                SlurmNodeJson.of(workload, workload.nodesWithin(rack)),
                workload.workload().jobs() == null
                        ? null
                        : workload.jobsWithin(rack).stream()
                                .map(SlurmJobJson::of)
                                .toList(),
                workload.workload().reservations() == null
                        ? null
                        : workload.reservationsWithin(rack).stream()
                                .map(SlurmReservationJson::of)
                                .toList(),
                WorkloadStatusJson.of(subject.known()));
    }
}
