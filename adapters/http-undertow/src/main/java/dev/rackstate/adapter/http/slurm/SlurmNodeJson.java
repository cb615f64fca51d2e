package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.slurm.PlacedWorkload;
import java.util.List;
import java.util.stream.IntStream;

/** A Slurm node with its place. */
record SlurmNodeJson(
        @JsonPropertyDescription("What Slurm calls it.") String node,

        @JsonPropertyDescription("What it is called in the building, there or not.")
        String instance,

        @JsonUnwrapped SlurmStateJson state,
        @JsonUnwrapped SlurmUseJson use,

        @JsonInclude(Include.NON_NULL)
        @JsonPropertyDescription("How many jobs hold it; absent where the source does not tell of jobs.")
        @Nullable
        Integer jobs,

        @JsonUnwrapped SlurmPlaceJson place) {
    static SlurmNodeJson of(PlacedWorkload workload, int number) {
        return new SlurmNodeJson(
                workload.node(number).name(),
                workload.instance(number),
                SlurmStateJson.of(workload, number),
                SlurmUseJson.of(workload.node(number).use()),
                workload.workload().jobs() == null ? null : workload.jobCount(number),
                SlurmPlaceJson.of(workload, number));
    }

    static List<SlurmNodeJson> of(PlacedWorkload workload, IntStream numbers) {
        return numbers.mapToObj(number -> of(workload, number)).toList();
    }
}
