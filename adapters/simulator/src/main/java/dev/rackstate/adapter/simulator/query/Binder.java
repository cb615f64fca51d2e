package dev.rackstate.adapter.simulator.query;

import dev.rackstate.adapter.simulator.model.Labels;
import dev.rackstate.adapter.simulator.model.MetricFamily;
import dev.rackstate.adapter.simulator.model.Simulation;
import dev.rackstate.adapter.simulator.query.Expression.LabelMatcher;
import dev.rackstate.application.telemetry.TelemetryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Turns an expression into vectors of a simulation's series. */
final class Binder {
    private final Simulation simulation;

    Binder(Simulation simulation) {
        this.simulation = simulation;
    }

    Vector bind(Expression expression) throws TelemetryException {
        if (expression instanceof Expression.Scalar scalar) {
            return new Vector.Constant(scalar.value());
        }
        if (expression instanceof Expression.VectorOf vector) {
            return new Vector.Constant(vector.value());
        }
        if (expression instanceof Expression.Selector selector) {
            return select(selector.matchers());
        }
        if (expression instanceof Expression.Aggregation aggregation) {
            return GroupedVector.of(aggregation, bind(aggregation.of()));
        }
        if (expression instanceof Expression.Arithmetic arithmetic) {
            return new Vector.Computed(
                    unnamed(bind(arithmetic.vector())),
                    arithmetic.operator(),
                    arithmetic.number(),
                    arithmetic.numberFirst());
        }
        Expression.Filter filter = (Expression.Filter) expression;
        Vector compared = bind(filter.vector());
        return new Vector.Compared(filter.bool() ? unnamed(compared) : compared, filter);
    }

    private Vector select(List<LabelMatcher> matchers) {
        List<MetricFamily> families = new ArrayList<>();
        List<int[]> rows = new ArrayList<>();
        for (MetricFamily family : simulation.families()) {
            if (accepts(matchers, family)) {
                int[] selected = selected(family, matchers);
                if (selected.length > 0) {
                    families.add(family);
                    rows.add(selected);
                }
            }
        }
        return new SelectedVector(families, rows);
    }

    /** Whether the conditions on the name, and those on labels that the metric never carries, hold. */
    private static boolean accepts(List<LabelMatcher> matchers, MetricFamily family) {
        for (LabelMatcher matcher : matchers) {
            boolean onName = matcher.label().equals(Labels.NAME);
            if ((onName || family.column(matcher.label()) < 0)
                    && !matcher.accepts().test(onName ? family.name() : "")) {
                return false;
            }
        }
        return true;
    }

    private static int[] selected(MetricFamily family, List<LabelMatcher> matchers) {
        int[] rows = new int[family.size()];
        int count = rows.length;
        for (int row = 0; row < count; row++) {
            rows[row] = row;
        }
        for (LabelMatcher matcher : matchers) {
            int column = family.column(matcher.label());
            if (column >= 0) {
                count = narrowed(family, column, matcher.accepts(), rows, count);
            }
        }
        return Arrays.copyOf(rows, count);
    }

    /** Neighbours often share the very same value, such as their room's id: it is tested once. */
    @SuppressWarnings("ReferenceEquality") // equal texts that are two objects are only tested once more
    private static int narrowed(MetricFamily family, int column, Predicate<String> accepts, int[] rows, int count) {
        int kept = 0;
        String last = null;
        boolean accepted = false;
        for (int i = 0; i < count; i++) {
            String value = family.label(rows[i], column);
            if (value != last) {
                accepted = accepts.test(value);
                last = value;
            }
            if (accepted) {
                rows[kept++] = rows[i];
            }
        }
        return kept;
    }

    /** Drops the metrics' names, which may make series of different metrics equal. */
    private static Vector unnamed(Vector vector) throws TelemetryException {
        Vector unnamed = new Vector.Unnamed(vector);
        if (vector.spansMetrics()) {
            Set<Map<String, String>> seen = new HashSet<>();
            for (int row = 0; row < unnamed.size(); row++) {
                if (!seen.add(unnamed.labels(row).toMap())) {
                    throw Refusal.rejected("without the metrics' names several series have the labels "
                            + unnamed.labels(row).toMap() + "; select one metric");
                }
            }
        }
        return unnamed;
    }
}
