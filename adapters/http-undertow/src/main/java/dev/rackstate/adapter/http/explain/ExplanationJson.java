package dev.rackstate.adapter.http.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.entity.PlaceJson;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.snapshot.Finding;
import dev.rackstate.domain.snapshot.Reason;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.List;

/** The state of an entity and what explains it. */
record ExplanationJson(
        @JsonUnwrapped SubjectJson subject,
        @JsonPropertyDescription("Its state.") HealthState state,
        @JsonPropertyDescription("Since when.") Instant since,

        @JsonPropertyDescription("The fewest findings that, with everything else in order, would put the entity into"
                + " this state. Empty when it is OK, or UNKNOWN because nothing in it could be checked.")
        List<WitnessJson> witness) {
    static ExplanationJson of(Publication now, int entity) {
        return new ExplanationJson(
                SubjectJson.of(now, entity),
                now.snapshot().state(entity),
                now.snapshot().since(entity),
                now.snapshot().witness(entity).stream()
                        .map(finding -> WitnessJson.of(now, finding))
                        .toList());
    }

    /** What is spoken of. */
    record SubjectJson(
            @JsonPropertyDescription("What it is.") EntityKind kind,
            @JsonPropertyDescription("Its id.") String id,

            @JsonPropertyDescription("The ids from the site down to it, joined by slashes.")
            String path,

            @JsonUnwrapped PlaceJson place) {
        static SubjectJson of(Publication now, int entity) {
            return new SubjectJson(
                    now.topology().kind(entity),
                    now.topology().id(entity),
                    now.topology().path(entity),
                    PlaceJson.of(now.topology(), entity));
        }
    }

    /** One finding of a witness. */
    record WitnessJson(
            @JsonUnwrapped SubjectJson subject,

            @JsonPropertyDescription("The check; null when no check says anything and that is the reason.") @Nullable
            String checkId,

            @JsonPropertyDescription("What people call the check.") @Nullable
            String checkName,

            @JsonPropertyDescription("The state that it gives.")
            HealthState severity,

            @JsonPropertyDescription("The sample that decided; null when there is none that JSON can write.") @Nullable
            Double value,

            @JsonPropertyDescription("Why the state is what it is.")
            Reason reason,

            @JsonPropertyDescription("Since when.") Instant since,

            @JsonPropertyDescription("When the sample was taken that it rests on; null when there never was one.")
            @Nullable
            Instant evidence,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonPropertyDescription("The reason in more words.") @Nullable
            String message,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @JsonPropertyDescription("The last state that rested on a sample, beside one that does not.")
            @Nullable
            HealthState lastKnown) {
        static WitnessJson of(Publication now, Finding finding) {
            boolean silent = finding.checkId().isEmpty();
            return new WitnessJson(
                    SubjectJson.of(now, finding.entity()),
                    silent ? null : finding.checkId(),
                    silent ? null : finding.checkName(),
                    finding.state(),
                    finding.value(),
                    finding.reason(),
                    finding.since(),
                    finding.evidence(),
                    finding.message(),
                    finding.lastKnown());
        }
    }
}
