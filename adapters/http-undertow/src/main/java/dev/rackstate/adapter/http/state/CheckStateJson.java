package dev.rackstate.adapter.http.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.snapshot.Finding;
import dev.rackstate.domain.snapshot.Reason;
import java.time.Instant;

/** What one check says of one target. */
record CheckStateJson(
        @JsonPropertyDescription("The check.") String id,
        @JsonPropertyDescription("What people call it.") String name,

        @JsonPropertyDescription("The state that it gives its target.")
        HealthState severity,

        @JsonPropertyDescription("The sample that decided; null when there is none that JSON can write.") @Nullable
        Double value,

        @JsonPropertyDescription("Since when the check is in this state.")
        Instant since,

        @JsonPropertyDescription("Why the state is what it is.")
        Reason reason,

        @JsonPropertyDescription("When the sample was taken that the state rests on; null when there never was one.")
        @Nullable
        Instant evidence,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("What the latest sample means, while that does not count yet.")
        @Nullable
        HealthState observed,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("The reason in more words, such as the failure of a query.")
        @Nullable
        String message,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("The last state that rested on a sample, beside one that does not.")
        @Nullable
        HealthState lastKnown) {
    static CheckStateJson of(Finding finding) {
        return new CheckStateJson(
                finding.checkId(),
                finding.checkName(),
                finding.state(),
                finding.value(),
                finding.since(),
                finding.reason(),
                finding.evidence(),
                finding.observed() == finding.state() ? null : finding.observed(),
                finding.message(),
                finding.lastKnown());
    }
}
