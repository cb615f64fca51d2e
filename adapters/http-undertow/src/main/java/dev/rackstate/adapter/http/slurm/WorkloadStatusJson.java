package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.slurm.ViewWorkload.Known;
import java.time.Instant;
import java.util.List;

/** On what an answer about the workload rests. Its age stands in the header Age, so that answers stay the same. */
record WorkloadStatusJson(
        @JsonPropertyDescription("What is asked.") @Nullable String source,

        @JsonPropertyDescription("When the answer was asked for that this rests on; null before the first one.")
        @Nullable
        Instant fetchedAt,

        @JsonPropertyDescription(
                "Whether that is longer ago than allowed, or there is no answer although one was asked" + " for.")
        boolean stale,

        @JsonPropertyDescription("Why the latest asking failed; null when it did not.") @Nullable
        String trouble,

        @JsonPropertyDescription("What could not be told, or what the source said beside the answer.")
        List<String> warnings) {
    static WorkloadStatusJson of(Known known) {
        return new WorkloadStatusJson(
                known.source(),
                known.fetchedAt(),
                known.stale(),
                known.trouble(),
                known.placed().workload().warnings());
    }
}
