package dev.rackstate.application.round;

import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckQuery;
import dev.rackstate.domain.check.Expansion;
import dev.rackstate.domain.evaluation.CheckRound;
import dev.rackstate.domain.evaluation.Debounce;
import dev.rackstate.domain.evaluation.History;
import dev.rackstate.domain.evaluation.Portion;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.topology.CompiledTopology;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one check is asked: its targets, who answers for which of them, and what the check remembers. */
final class CheckPlan {
    private final Check check;
    private final CompiledTopology topology;
    private final int[] targets;
    private final SampleRequest request;
    private final List<Share> shares;
    private final List<Share> discovery;
    private final Portion uncovered;
    private final Debounce debounce;
    private History history;

    /**
     * A plan.
     *
     * @param before what the check remembers and said under the configuration before
     */
    CheckPlan(
            Check check,
            CompiledTopology topology,
            int[] targets,
            List<OpenSource> sources,
            Settings settings,
            Memory before) {
        this.debounce = before.debounce();
        this.history = before.history();
        this.check = check;
        this.topology = topology;
        this.targets = targets;
        String label = settings.telemetry().label(check.scope().target());
        boolean repeats = topology.repeats(check.scope().target());
        request = new SampleRequest(CheckRound.labels(check, label, repeats), null);
        List<Share> asked = new ArrayList<>();
        List<Share> discovered = new ArrayList<>();
        BitSet open = new BitSet();
        open.set(0, targets.length);
        for (OpenSource source : sources) {
            Portion portion = source.settings().portionOf(topology, targets);
            if (portion.size() == 0 || !source.settings().answersCheck(check.id())) {
                continue;
            }
            open.andNot(portion.rows());
            asked.add(share(source, portion, check.expr(), settings));
            PromQlTemplate expr = discoveryOf(check);
            if (expr != null) {
                discovered.add(share(source, portion, expr, settings));
            }
        }
        shares = List.copyOf(asked);
        discovery = List.copyOf(discovered);
        uncovered = new Portion(open);
    }

    /** What outlives a round, and a configuration. */
    record Memory(Debounce debounce, History history) {
        /** Nothing yet. */
        static Memory none() {
            return new Memory(new Debounce(), History.NONE);
        }
    }

    private static @Nullable PromQlTemplate discoveryOf(Check check) {
        Expansion expansion = check.expansion();
        return expansion == null ? null : expansion.discovery();
    }

    private Share share(OpenSource source, Portion portion, PromQlTemplate expr, Settings settings) {
        CheckQuery query =
                new CheckQuery(expr, check.scope(), settings.telemetry().jobRegex());
        return new Share(source, portion, query::about, query.takesIds(), topology, targets, settings.planner());
    }

    Check check() {
        return check;
    }

    int[] targets() {
        return targets;
    }

    SampleRequest request() {
        return request;
    }

    /** Who is asked about the check. */
    List<Share> shares() {
        return shares;
    }

    /** Who is asked which virtual nodes there should be. */
    List<Share> discovery() {
        return discovery;
    }

    Debounce debounce() {
        return debounce;
    }

    History history() {
        return history;
    }

    void remember(History said) {
        history = said;
    }

    /** A round of this check, with the targets nobody answers for already noted. */
    CheckRound begin(long now, long staleAfterMillis) {
        CheckRound round = new CheckRound(check, topology, targets, history, debounce, now, staleAfterMillis);
        round.uncovered(uncovered);
        return round;
    }
}
