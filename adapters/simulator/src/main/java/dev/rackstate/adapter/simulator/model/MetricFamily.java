package dev.rackstate.adapter.simulator.model;

import dev.rackstate.application.simulation.IncidentType.TargetKind;
import dev.rackstate.application.simulation.SimulationSettings.CatalogEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A metric with all its series, numbered from 0. No two series have the same labels. Labels are looked up when asked
 * for, not stored. Immutable.
 */
public final class MetricFamily {
    /**
     * What a series is worth at a moment at which it is not there: a NaN of its own, as Prometheus marks the end of a
     * series by one.
     */
    static final double ABSENT = Double.longBitsToDouble(0x7ff8_0000_0000_0002L);

    /** The label that tells the series of a metric apart that has one for each state. */
    private static final String STATUS = "status";

    private final Metric<?> metric;
    private final String help;
    private final boolean forcible;
    private final List<LabelColumn> columns;
    private final Target[] targets;
    private final Variant[] variants;
    private final Reading reading;

    /** The value of a series, whatever sort its target is of. */
    @FunctionalInterface
    private interface Reading {
        double at(Moment moment, int series);
    }

    private MetricFamily(
            Metric<?> metric,
            @Nullable CatalogEntry entry,
            List<LabelColumn> columns,
            List<? extends Target> targets,
            List<Variant> variants,
            Reading reading) {
        this.metric = metric;
        this.help = entry == null || entry.help() == null ? metric.about().help() : entry.help();
        this.forcible = isForcible(metric, variants);
        this.columns = columns;
        this.targets = targets.toArray(Target[]::new);
        this.variants = variants.toArray(Variant[]::new);
        this.reading = reading;
    }

    /**
     * Finds out which series a metric has.
     *
     * @param entry what the catalogue says about the metric, or null when there is no catalogue
     * @throws IllegalArgumentException when the entry holds a label name or a range that cannot be
     */
    static <T extends Target> MetricFamily of(Metric<T> metric, List<T> candidates, @Nullable CatalogEntry entry) {
        List<T> targets = new ArrayList<>();
        List<Variant> variants = new ArrayList<>();
        Set<String> variantLabels = new TreeSet<>();
        for (T target : chosen(metric, candidates, entry)) {
            for (Variant variant : metric.variants().apply(target)) {
                targets.add(target);
                variants.add(variant);
                variantLabels.addAll(variant.labels().keySet());
            }
        }
        List<LabelColumn> columns = LabelColumn.of(metric.labels(), variantLabels, entry);
        if (!LabelColumn.keepsSeriesApart(entry, LabelColumn.of(metric.labels(), variantLabels, null))) {
            removeTwins(columns, targets, variants);
        }
        List<T> byNumber = List.copyOf(targets);
        List<Variant> variantsByNumber = List.copyOf(variants);
        Reading free =
                (moment, series) -> metric.reading().at(moment, byNumber.get(series), variantsByNumber.get(series));
        Reading reading = !isForcible(metric, variantsByNumber)
                ? free
                : (moment, series) -> {
                    Double forced = moment.effects().forced(byNumber.get(series), metric.name(), series);
                    return forced == null ? free.at(moment, series) : forced;
                };
        return new MetricFamily(metric, entry, columns, byNumber, variantsByNumber, reading);
    }

    /**
     * Series that differ by a state of which one holds have no single value that could be put in place of theirs, and a
     * counter that stood still or fell would tell of resets that never were.
     */
    private static boolean isForcible(Metric<?> metric, List<Variant> variants) {
        return metric.scope() != ClusterTarget.class
                && metric.about().type() != Metric.Type.COUNTER
                && variants.stream().noneMatch(variant -> variant.labels().containsKey(STATUS));
    }

    /** The targets that get a metric. */
    static <T extends Target> List<T> chosen(Metric<T> metric, List<T> candidates, @Nullable CatalogEntry entry) {
        if (entry == null) {
            return candidates.stream().filter(metric.usual()).toList();
        }
        try {
            NameFilter racks = new NameFilter(entry.racks());
            NameFilter instances = new NameFilter(entry.instances());
            return candidates.stream()
                    .filter(metric.possible())
                    .filter(target -> racks.passes(target.rackId()))
                    .filter(target -> !(target instanceof NodeTarget node) || instances.passes(node.name()))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "simulator catalogue, metric '" + metric.name() + "': " + e.getMessage(), e);
        }
    }

    /** Keeps the first of the series that the catalogue's labels make equal. */
    private static <T extends Target> void removeTwins(
            List<LabelColumn> columns, List<T> targets, List<Variant> variants) {
        Set<List<String>> seen = new HashSet<>();
        int kept = 0;
        for (int series = 0; series < targets.size(); series++) {
            T target = targets.get(series);
            Variant variant = variants.get(series);
            if (seen.add(columns.stream()
                    .map(column -> column.source().of(target, variant))
                    .toList())) {
                targets.set(kept, target);
                variants.set(kept, variant);
                kept++;
            }
        }
        targets.subList(kept, targets.size()).clear();
        variants.subList(kept, variants.size()).clear();
    }

    /** The metric's name. */
    public String name() {
        return metric.name();
    }

    /** {@code gauge} or {@code counter}. */
    public String type() {
        return metric.about().type().word();
    }

    /** What the metric is, in one sentence. */
    public String help() {
        return help;
    }

    /** What the metric is about, in one word. */
    public String category() {
        return metric.about().category();
    }

    /** The values that the metric can have; empty for any number. */
    public List<Integer> allowed() {
        return metric.about().allowed();
    }

    /** Whether its series speak of racks. */
    public boolean isOfRacks() {
        return metric.scope() == RackTarget.class;
    }

    /**
     * Whether a value can be forced on its series: they speak of nodes or racks, and neither count nor tell one state
     * among many.
     */
    public boolean isForcible() {
        return forcible;
    }

    /**
     * The nodes, by name, or racks that series speak of, themselves or through their nodes. Costs O(series).
     *
     * @param series which series, by number; null for all of them
     */
    public Set<String> carriers(TargetKind kind, @Nullable BitSet series) {
        return IntStream.range(0, targets.length)
                .filter(number -> series == null || series.get(number))
                .mapToObj(number -> carrier(targets[number], kind))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> carrier(Target target, TargetKind kind) {
        return switch (kind) {
            case NODE -> target instanceof NodeTarget node ? Optional.of(node.name()) : Optional.empty();
            case RACK -> Optional.of(target.rackId());
            case AISLE, PDU -> Optional.empty();
        };
    }

    /** How many series there are. */
    public int size() {
        return targets.length;
    }

    /** How many labels a series can have; columns run from 0 to this minus one, in order of label name. */
    public int columns() {
        return columns.size();
    }

    /** The name of the label in a column. */
    public String labelName(int column) {
        return columns.get(column).name();
    }

    /** The column of a label, or -1 when no series carries it. */
    public int column(String label) {
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).name().equals(label)) {
                return column;
            }
        }
        return -1;
    }

    /** The value of the label in a column, or the empty text when the series does not carry it. */
    public String label(int series, int column) {
        return columns.get(column).source().of(targets[series], variants[series]);
    }

    /** All labels of a series, the metric's name included. */
    public Labels labels(int series) {
        return new SeriesLabels(this, series, true);
    }

    /** The value of a series, which may say that it {@link #isAbsent is not there} at the moment. */
    public double value(int series, Moment moment) {
        return reading.at(moment, series);
    }

    /** Whether a value says that the series is not there. An ordinary NaN does not. */
    public static boolean isAbsent(double value) {
        return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(ABSENT);
    }

    private record SeriesLabels(MetricFamily family, int series, boolean named) implements Labels {
        @Override
        public @Nullable String get(String label) {
            if (label.equals(NAME)) {
                return named ? family.name() : null;
            }
            int column = family.column(label);
            String value = column < 0 ? "" : family.label(series, column);
            return value.isEmpty() ? null : value;
        }

        @Override
        public void forEach(BiConsumer<String, String> visitor) {
            if (named) {
                visitor.accept(NAME, family.name());
            }
            for (int column = 0; column < family.columns.size(); column++) {
                String value = family.label(series, column);
                if (!value.isEmpty()) {
                    visitor.accept(family.labelName(column), value);
                }
            }
        }

        @Override
        public Labels withoutName() {
            return new SeriesLabels(family, series, false);
        }
    }
}
