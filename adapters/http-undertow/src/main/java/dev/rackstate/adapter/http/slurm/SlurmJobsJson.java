package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.json.Nullable;
import java.util.List;

/** A list of jobs. */
record SlurmJobsJson(
        @JsonPropertyDescription("The jobs in the source's order; null when the source does not tell of jobs.")
        @Nullable
        List<SlurmJobJson> jobs,

        @JsonPropertyDescription("How many match, beyond limit and offset; null when the source does not tell of jobs.")
        @Nullable
        Integer total,

        @JsonUnwrapped WorkloadStatusJson status) {}
