package dev.rackstate.application.inquiry;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.snapshot.CheckColumn.VirtualFinding;
import dev.rackstate.domain.snapshot.Reason;
import dev.rackstate.domain.topology.CompiledTopology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries a check out: what it would say now, were it in the library. Changes nothing. Safe for concurrent use. */
public interface TryCheck {
    /**
     * Asks the sources that answer the check.
     *
     * @throws InquiryException when no source gave an answer
     */
    Trial attempt(Attempt attempt) throws InquiryException;

    /**
     * What is tried.
     *
     * @param check the check
     * @param templateIds the templates that are taken to name it; null for those that do
     * @param sourceId the one source that is asked, or null for all that answer the check
     */
    record Attempt(
            Check check,
            @Nullable Set<String> templateIds,
            @Nullable String sourceId) {
        /** Copies the set. */
        public Attempt {
            templateIds = templateIds == null ? null : Set.copyOf(templateIds);
        }
    }

    /**
     * What came of it.
     *
     * @param topology the building whose entities the verdicts speak of
     * @param verdicts one for each target, worst first, then in the order of the building
     * @param states how many verdicts give which state
     * @param withoutSample how many targets the sources were asked about and said nothing of
     * @param heldBack how many verdicts would not count before they lasted as long as the check's {@code for} wants
     * @param series how many series answered
     * @param strangers how many of them speak of no target
     * @param examples of strangers, each label value once
     * @param queries what was asked of whom
     * @param failures the queries that have no answer
     */
    record Trial(
            CompiledTopology topology,
            List<Verdict> verdicts,
            Map<HealthState, Integer> states,
            int withoutSample,
            int heldBack,
            int series,
            int strangers,
            List<Stranger> examples,
            List<Asked> queries,
            List<String> failures) {
        /** Copies the collections. */
        public Trial {
            verdicts = List.copyOf(verdicts);
            states = Map.copyOf(states);
            examples = List.copyOf(examples);
            queries = List.copyOf(queries);
            failures = List.copyOf(failures);
        }
    }

    /**
     * What the check says of one target.
     *
     * @param entity the target
     * @param state the state, or null when the check says nothing of it
     * @param value the deciding sample, or null when there is none
     * @param reason why
     * @param message the reason in more words, or null
     * @param heldBack whether the state would have to last before it counts
     * @param virtual the virtual nodes of the target, by label
     */
    record Verdict(
            int entity,
            @Nullable HealthState state,
            @Nullable Double value,
            Reason reason,
            @Nullable String message,
            boolean heldBack,
            List<VirtualFinding> virtual) {}

    /**
     * A series that speaks of no target.
     *
     * @param label the label that should name a target
     * @param value its value, or null when the series does not carry it
     * @param why what is wrong with it, in words
     */
    record Stranger(String label, @Nullable String value, String why) {}

    /**
     * A query.
     *
     * @param sourceId who was asked
     * @param query what
     */
    record Asked(String sourceId, String query) {}
}
