package dev.rackstate.adapter.http.check;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.inquiry.TryCheck.Trial;
import dev.rackstate.application.inquiry.TryCheck.Verdict;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.snapshot.CheckColumn.VirtualFinding;
import dev.rackstate.domain.snapshot.Reason;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.List;
import java.util.Map;

/** What a check would say now. */
record TrialJson(
        @JsonPropertyDescription("The check that was tried.")
        CheckJson check,

        @JsonPropertyDescription("How many nodes, devices or racks it would speak of.")
        int targets,

        @JsonPropertyDescription("How many of them would be in which state.")
        Map<String, Integer> states,

        @JsonPropertyDescription("How many of them no sample speaks of, although their sources answered.")
        int withoutSample,

        @JsonPropertyDescription("How many of the states would not count before they lasted as long as for wants.")
        int heldBack,

        @JsonPropertyDescription("How many series answered.")
        int series,

        @JsonPropertyDescription("How many series speak of no target: most often a label or an id that does not match.")
        int unmatchedSeries,

        @JsonPropertyDescription("Examples of them, each label value once, at most 20.")
        List<UnmatchedJson> unmatched,

        @JsonPropertyDescription("What was asked of whom.") List<AskedJson> queries,

        @JsonPropertyDescription("The sources without an answer, and why.")
        List<String> failures,

        @JsonPropertyDescription("How many verdicts there are, as far as the state is asked for.")
        int count,

        @JsonPropertyDescription("The verdicts of this page, worst first, then in the order of the building.")
        List<VerdictJson> verdicts) {

    /** A series that speaks of no target. */
    record UnmatchedJson(
            @JsonPropertyDescription("The label that should name a target.")
            String label,

            @JsonPropertyDescription("Its value; null when the series does not carry it.") @Nullable
            String value,

            @JsonPropertyDescription("What is wrong with it.")
            String reason) {}

    /** A query. */
    record AskedJson(
            @JsonPropertyDescription("Who was asked.") String source,
            @JsonPropertyDescription("What.") String query) {}

    /** What the check says of one target. */
    record VerdictJson(
            @JsonPropertyDescription("node, device or rack.")
            EntityKind kind,

            @JsonPropertyDescription("Its id.") String id,

            @JsonPropertyDescription("Ids from the site down, with slashes between them.")
            String path,

            @JsonPropertyDescription("The state; null when the check says nothing of it.") @Nullable
            HealthState state,

            @JsonPropertyDescription("The sample that decided; null when there is none that JSON can write.") @Nullable
            Double value,

            @JsonPropertyDescription("Why.") Reason reason,

            @JsonPropertyDescription("The reason in more words.") @Nullable
            String message,

            @JsonPropertyDescription("Whether the state would have to last before it counts.")
            boolean heldBack,

            @JsonPropertyDescription("Its virtual nodes; none unless the check expands.")
            List<TriedPartJson> virtualNodes) {
        static VerdictJson of(CompiledTopology topology, Verdict verdict) {
            return new VerdictJson(
                    topology.kind(verdict.entity()),
                    topology.id(verdict.entity()),
                    topology.path(verdict.entity()),
                    verdict.state(),
                    verdict.value(),
                    verdict.reason(),
                    verdict.message(),
                    verdict.heldBack(),
                    verdict.virtual().stream().map(TriedPartJson::of).toList());
        }
    }

    /** What the check says of one virtual node. */
    record TriedPartJson(
            @JsonPropertyDescription("The value of the label that tells virtual nodes apart.")
            String label,

            @JsonPropertyDescription("The state.") HealthState state,

            @JsonPropertyDescription("The sample; null when there is none that JSON can write.") @Nullable
            Double value,

            @JsonPropertyDescription("Why.") Reason reason) {
        static TriedPartJson of(VirtualFinding finding) {
            return new TriedPartJson(
                    finding.label(), SeverityOrder.at(finding.state()), finding.value(), finding.reason());
        }
    }

    /** A page of what came of a trial. */
    static TrialJson of(Check check, Trial trial, @Nullable HealthState only, int offset, int limit) {
        List<Verdict> matching = trial.verdicts().stream()
                .filter(verdict -> only == null || verdict.state() == only)
                .toList();
        return new TrialJson(
                CheckJson.of(check),
                trial.verdicts().size(),
                StateCounts.of(trial.states()),
                trial.withoutSample(),
                trial.heldBack(),
                trial.series(),
                trial.strangers(),
                trial.examples().stream()
                        .map(stranger -> new UnmatchedJson(stranger.label(), stranger.value(), stranger.why()))
                        .toList(),
                trial.queries().stream()
                        .map(asked -> new AskedJson(asked.sourceId(), asked.query()))
                        .toList(),
                trial.failures(),
                matching.size(),
                matching.stream()
                        .skip(offset)
                        .limit(limit)
                        .map(verdict -> VerdictJson.of(trial.topology(), verdict))
                        .toList());
    }
}
