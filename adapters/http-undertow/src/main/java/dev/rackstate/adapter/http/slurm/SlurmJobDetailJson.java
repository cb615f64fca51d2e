package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.application.slurm.ViewWorkload.Known;
import dev.rackstate.domain.slurm.SlurmJob;
import java.util.Arrays;
import java.util.List;

/** A job with the nodes it runs on. */
record SlurmJobDetailJson(
        @JsonUnwrapped SlurmJobJson job,

        @JsonPropertyDescription(
                "Its nodes with their states and places, those left out that Slurm itself does not list.")
        List<SlurmNodeJson> nodes,

        @JsonUnwrapped WorkloadStatusJson status) {
    static SlurmJobDetailJson of(Known known, SlurmJob job) {
        return new SlurmJobDetailJson(
                SlurmJobJson.of(job),
                SlurmNodeJson.of(known.placed(), Arrays.stream(known.placed().nodesOf(job))),
                WorkloadStatusJson.of(known));
    }
}
