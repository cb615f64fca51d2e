package dev.rackstate.adapter.simulator.query;

import dev.rackstate.adapter.simulator.model.Labels;
import dev.rackstate.adapter.simulator.model.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The groups of an aggregation. Which row belongs to which group is settled once, by its labels. */
final class GroupedVector implements Vector {
    private final Vector of;
    private final Aggregator how;
    private final int[] groupOfRow;
    private final List<Labels> groups;

    private GroupedVector(Vector of, Aggregator how, int[] groupOfRow, List<Labels> groups) {
        this.of = of;
        this.how = how;
        this.groupOfRow = groupOfRow;
        this.groups = groups;
    }

    static GroupedVector of(Expression.Aggregation aggregation, Vector of) {
        int[] groupOfRow = new int[of.size()];
        List<Labels> groups = new ArrayList<>();
        Map<Map<String, String>, Integer> numbers = new HashMap<>();
        for (int row = 0; row < groupOfRow.length; row++) {
            Map<String, String> labels = aggregation.without()
                    ? without(of.labels(row), aggregation.labels())
                    : only(of.labels(row), aggregation.labels());
            Integer number = numbers.get(labels);
            if (number == null) {
                number = groups.size();
                numbers.put(labels, number);
                groups.add(Labels.of(labels));
            }
            groupOfRow[row] = number;
        }
        return new GroupedVector(of, aggregation.how(), groupOfRow, List.copyOf(groups));
    }

    private static Map<String, String> only(Labels labels, Set<String> names) {
        Map<String, String> kept = new TreeMap<>();
        for (String name : names) {
            String value = labels.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    private static Map<String, String> without(Labels labels, Set<String> names) {
        Map<String, String> kept = labels.withoutName().toMap();
        kept.keySet().removeAll(names);
        return kept;
    }

    @Override
    public int size() {
        return groups.size();
    }

    @Override
    public int cost() {
        return of.cost();
    }

    @Override
    public Labels labels(int row) {
        return groups.get(row);
    }

    @Override
    public boolean spansMetrics() {
        return false;
    }

    @Override
    public void evaluate(Moment moment, double[] values, boolean[] present) {
        double[] members = new double[groupOfRow.length];
        boolean[] there = new boolean[groupOfRow.length];
        of.evaluate(moment, members, there);
        int[] counts = new int[groups.size()];
        Arrays.fill(values, how.start());
        for (int row = 0; row < groupOfRow.length; row++) {
            if (there[row]) {
                int group = groupOfRow[row];
                values[group] = how.add(values[group], members[row]);
                counts[group]++;
            }
        }
        for (int group = 0; group < counts.length; group++) {
            values[group] = how.result(values[group], counts[group]);
            present[group] = counts[group] > 0;
        }
    }
}
