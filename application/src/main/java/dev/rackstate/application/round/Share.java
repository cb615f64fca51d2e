package dev.rackstate.application.round;

import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.domain.evaluation.IdPortion;
import dev.rackstate.domain.evaluation.Portion;
import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.topology.CompiledTopology;
import java.util.List;
import java.util.function.Function;

/**
 * What one source is asked about the targets of one check or metric.
 *
 * <p>At first one query over everything the source holds, joined in memory: the cheapest question when most of what it
 * holds is ours. When an answer shows that little of it is, or is too large to read, the ids are named literally from
 * then on, at most 256 per query and sorted, so that query texts stay the same from round to round.
 *
 * <p>Used by the thread that runs the round alone.
 */
final class Share {
    /** The most ids in one literal alternation, whatever the configuration says. */
    static final int MAX_LITERAL_IDS = 256;
    /** An answer below this many series is cheap, however little of it is ours. */
    private static final int CHEAP_SERIES = 2_000;
    /** Beyond this many queries one large answer is the lesser evil. */
    private static final int MAX_LITERAL_QUERIES = 256;

    private final OpenSource source;
    private final Portion portion;
    private final Function<Binding, PromQl> question;
    private final boolean takesIds;
    private final CompiledTopology topology;
    private final int[] targets;
    private final Settings.Planner planner;
    private List<Query> queries;
    private boolean literal;

    /** A query and the rows it is about. */
    record Query(PromQl text, Portion portion) {}

    /**
     * A share.
     *
     * @param portion the rows that the source answers for
     * @param question the query for given ids
     * @param takesIds whether the ids make a difference to the query
     * @param targets the entities of all rows
     */
    Share(
            OpenSource source,
            Portion portion,
            Function<Binding, PromQl> question,
            boolean takesIds,
            CompiledTopology topology,
            int[] targets,
            Settings.Planner planner) {
        this.source = source;
        this.portion = portion;
        this.question = question;
        this.takesIds = takesIds;
        this.topology = topology;
        this.targets = targets;
        this.planner = planner;
        this.queries = List.of(new Query(question.apply(Binding.ANYTHING), portion));
    }

    OpenSource source() {
        return source;
    }

    List<Query> queries() {
        return queries;
    }

    /** Learns from an answer how much of what the source holds is ours. */
    void learn(int series, int ours) {
        if (!literal && series >= CHEAP_SERIES && (long) ours * 100 < (long) planner.literalBelowPercent() * series) {
            nameIds();
        }
    }

    /** Learns from a failure that the answer to everything is too large. */
    void learn(TelemetryException failure) {
        if (!literal && failure.kind() == TelemetryException.Kind.TOO_LARGE) {
            nameIds();
        }
    }

    private void nameIds() {
        if (!takesIds || planner.literalBelowPercent() == 0) {
            return;
        }
        int most = Math.min(MAX_LITERAL_IDS, planner.maxIdsPerQuery());
        List<IdPortion> cuts = IdPortion.cut(portion, row -> topology.id(targets[row]), most);
        if (cuts.size() > MAX_LITERAL_QUERIES) {
            return;
        }
        queries = cuts.stream()
                .map(cut -> new Query(question.apply(Binding.anyOf(cut.ids())), cut.portion()))
                .toList();
        literal = true;
    }
}
