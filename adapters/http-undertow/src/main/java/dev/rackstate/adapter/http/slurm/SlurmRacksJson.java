package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.entity.PlaceJson;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.slurm.SlurmSummaryJson.SlurmCountsJson;
import dev.rackstate.adapter.http.slurm.Workloads.Subject;
import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.slurm.Tally;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.List;
import java.util.stream.IntStream;

/** What of each rack is in use. */
record SlurmRacksJson(
        @JsonPropertyDescription("The room; null for all racks.") @Nullable
        String roomId,

        @JsonPropertyDescription("The racks that hold Slurm nodes, in the order of the building.")
        List<SlurmRackUseJson> racks,

        @JsonUnwrapped WorkloadStatusJson status) {
    static SlurmRacksJson of(Subject subject) {
        PlacedWorkload workload = subject.known().placed();
        CompiledTopology topology = workload.topology();
        IntStream racks = subject.isEverything()
                ? topology.all(EntityKind.RACK)
                : topology.within(subject.entity(), EntityKind.RACK);
        return new SlurmRacksJson(
                SlurmSummaryJson.room(subject),
                racks.filter(rack -> workload.nodesWithin(rack).findAny().isPresent())
                        .mapToObj(rack -> SlurmRackUseJson.of(workload, rack))
                        .toList(),
                WorkloadStatusJson.of(subject.known()));
    }

    /** What of a rack is in use. */
    record SlurmRackUseJson(
            @JsonUnwrapped PlaceJson place,
            @JsonUnwrapped SlurmCountsJson counts,
            @JsonUnwrapped SlurmUseJson use,

            @JsonPropertyDescription("How many jobs hold any of its nodes; null when the source does not tell of jobs.")
            @Nullable
            Integer jobCount) {
        static SlurmRackUseJson of(PlacedWorkload workload, int rack) {
            Tally tally = workload.tally(rack);
            return new SlurmRackUseJson(
                    PlaceJson.of(workload.topology(), rack),
                    SlurmCountsJson.of(tally),
                    SlurmUseJson.of(tally.use()),
                    workload.workload().jobs() == null
                            ? null
                            : workload.jobsWithin(rack).size());
        }
    }
}
