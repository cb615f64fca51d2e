package dev.rackstate.application.inquiry;

import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.telemetry.OpenSources.Open;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckQuery;
import dev.rackstate.domain.check.Expansion;
import dev.rackstate.domain.evaluation.CheckRound;
import dev.rackstate.domain.evaluation.IdPortion;
import dev.rackstate.domain.evaluation.Portion;
import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.topology.CompiledTopology;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one check asks a source: everything at once, as a round does at first. Where that is too much for one answer, the
 * ids are named, and the first query without an answer ends it. Immutable; safe for concurrent use.
 */
final class CheckQuestion {
    private static final int MAX_NAMED_QUERIES = 64;

    private final CompiledTopology topology;
    private final int[] targets;
    private final SampleRequest request;
    private final int idsPerQuery;
    private final CheckQuery expression;
    private final @Nullable CheckQuery discovery;

    /**
     * A question.
     *
     * @throws IllegalArgumentException when an expression cannot be asked
     */
    CheckQuestion(Check check, CompiledTopology topology, int[] targets, Settings settings) {
        this.topology = topology;
        this.targets = targets;
        String label = settings.telemetry().label(check.scope().target());
        boolean repeats = topology.repeats(check.scope().target());
        this.request = new SampleRequest(CheckRound.labels(check, label, repeats), null);
        this.idsPerQuery = settings.planner().maxIdsPerQuery();
        String jobs = settings.telemetry().jobRegex();
        this.expression = new CheckQuery(check.expr(), check.scope(), jobs);
        Expansion expansion = check.expansion();
        this.discovery = expansion == null || expansion.discovery() == null
                ? null
                : new CheckQuery(expansion.discovery(), check.scope(), jobs);
        expression.about(Binding.ANYTHING);
        if (discovery != null) {
            discovery.about(Binding.ANYTHING);
        }
    }

    /** An answer about some of the targets. */
    record Part(Samples samples, Portion portion) {}

    /** What a source said: to the check itself, to which virtual nodes there should be, and what it was asked. */
    record Answer(List<Part> found, List<Part> discovered, List<PromQl> queries) {}

    /** The label that names a target. */
    String label() {
        return request.labels().get(0);
    }

    Answer ask(Open open) throws TelemetryException {
        Portion portion = open.settings().portionOf(topology, targets);
        List<PromQl> queries = new ArrayList<>();
        List<Part> found = ask(open, expression, portion, queries);
        List<Part> discovered = discovery == null ? List.of() : ask(open, discovery, portion, queries);
        return new Answer(found, discovered, queries);
    }

    private List<Part> ask(Open open, CheckQuery query, Portion portion, List<PromQl> queries)
            throws TelemetryException {
        PromQl whole = query.about(Binding.ANYTHING);
        try {
            List<Part> answer = List.of(new Part(open.source().instant(whole, request), portion));
            queries.add(whole);
            return answer;
        } catch (TelemetryException e) {
            List<IdPortion> cuts = IdPortion.cut(portion, row -> topology.id(targets[row]), idsPerQuery);
            boolean smaller = e.kind() == TelemetryException.Kind.TOO_LARGE && query.takesIds();
            if (!smaller || cuts.isEmpty() || cuts.size() > MAX_NAMED_QUERIES) {
                throw e;
            }
            return askByName(open, query, cuts, queries);
        }
    }

    private List<Part> askByName(Open open, CheckQuery query, List<IdPortion> cuts, List<PromQl> queries)
            throws TelemetryException {
        List<Part> parts = new ArrayList<>();
        for (IdPortion cut : cuts) {
            PromQl named = query.about(Binding.anyOf(cut.ids()));
            parts.add(new Part(open.source().instant(named, request), cut.portion()));
            queries.add(named);
        }
        return parts;
    }
}
