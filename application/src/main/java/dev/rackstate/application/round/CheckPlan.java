package dev.rackstate.application.round;

import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Expansion;
import dev.rackstate.domain.evaluation.CheckRound;
import dev.rackstate.domain.evaluation.Debounce;
import dev.rackstate.domain.evaluation.History;
import dev.rackstate.domain.evaluation.Portion;
import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
        String label = switch (check.scope()) {
            case NODE -> settings.telemetry().identityLabel();
            case CHASSIS -> settings.telemetry().chassisLabel();
            case RACK -> settings.telemetry().rackLabel();
        };
        boolean repeats = topology.repeats(check.scope().target());
        request = new SampleRequest(CheckRound.labels(check, label, repeats), null);
        List<Share> asked = new ArrayList<>();
        List<Share> discovered = new ArrayList<>();
        BitSet open = new BitSet();
        open.set(0, targets.length);
        for (OpenSource source : sources) {
            Portion portion = rowsAt(source, topology, targets);
            if (portion.size() == 0 || !answers(source, check.id())) {
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

    /** The rows whose targets stand in the sites that a source answers for. */
    static Portion rowsAt(OpenSource source, CompiledTopology topology, int[] targets) {
        List<String> sites = source.settings().sites();
        if (sites.isEmpty()) {
            return Portion.all(targets.length);
        }
        BitSet rows = new BitSet();
        for (int row = 0; row < targets.length; row++) {
            rows.set(row, sites.contains(topology.id(topology.ancestor(targets[row], EntityKind.SITE))));
        }
        return new Portion(rows);
    }

    private static boolean answers(OpenSource source, String checkId) {
        List<String> globs = source.settings().checks();
        return globs.isEmpty() || globs.stream().anyMatch(glob -> matches(glob, checkId));
    }

    private static boolean matches(String glob, String text) {
        String regex = "\\Q" + glob.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
        return Pattern.matches(regex, text);
    }

    private Share share(OpenSource source, Portion portion, PromQlTemplate expr, Settings settings) {
        String own = check.scope().placeholder();
        Map<String, Binding> others = new HashMap<>();
        for (CheckScope scope : CheckScope.values()) {
            others.put(scope.placeholder(), Binding.pattern(".*"));
        }
        others.put("jobs", Binding.pattern(settings.telemetry().jobRegex()));
        return new Share(
                source,
                portion,
                ids -> {
                    Map<String, Binding> bindings = new HashMap<>(others);
                    bindings.put(own, ids);
                    return expr.render(bindings);
                },
                expr.placeholders().contains(own),
                topology,
                targets,
                settings.planner());
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
