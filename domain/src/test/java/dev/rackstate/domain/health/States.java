package dev.rackstate.domain.health;

import java.util.Arrays;
import java.util.List;

/** What the tests say about lists of children, by sorting and counting them one by one. */
final class States {
    private States() {}

    /** The children from one letter each: O, U, W, C. */
    static List<HealthState> of(String letters) {
        return letters.chars()
                .mapToObj(letter -> Arrays.stream(HealthState.values())
                        .filter(state -> state.name().charAt(0) == letter)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** What a reducer makes of children that all weigh 1. */
    static HealthState reduce(Reducer reducer, List<HealthState> children) {
        int[] tallies = new int[SeverityOrder.RANK_COUNT];
        children.forEach(child -> tallies[SeverityOrder.rank(child)]++);
        return SeverityOrder.at(reducer.reduce(tallies, 0));
    }

    /** What the words about each reducer say, taken literally. */
    static HealthState expected(Reducer reducer, List<HealthState> children) {
        int total = children.size();
        List<HealthState> worstFirst =
                children.stream().sorted(SeverityOrder.WORST_FIRST).toList();
        if (reducer instanceof Reducer.Worst) {
            return worstFirst.get(0);
        }
        if (reducer instanceof Reducer.Best) {
            return worstFirst.get(total - 1);
        }
        if (reducer instanceof Reducer.NthWorst nth) {
            return worstFirst.get(Math.min(nth.n(), total) - 1);
        }
        if (reducer instanceof Reducer.NthBest nth) {
            return worstFirst.get(total - Math.min(nth.n(), total));
        }
        if (reducer instanceof Reducer.Quorum quorum) {
            int warn = quorum.warn().of(total);
            return better(children, HealthState.CRIT) < quorum.crit().of(total)
                    ? HealthState.CRIT
                    : better(children, HealthState.WARN) < warn
                            ? HealthState.WARN
                            : better(children, HealthState.UNKNOWN) < warn ? HealthState.UNKNOWN : HealthState.OK;
        }
        int percent = ((Reducer.Weighted) reducer).thresholdPercent();
        return worstFirst.stream()
                .filter(state -> (total - better(children, state)) * 100 >= percent * total)
                .findFirst()
                .orElse(HealthState.OK);
    }

    private static int better(List<HealthState> children, HealthState state) {
        return (int) children.stream()
                .filter(child -> SeverityOrder.isWorse(state, child))
                .count();
    }
}
