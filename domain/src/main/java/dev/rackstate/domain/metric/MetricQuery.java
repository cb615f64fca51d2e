package dev.rackstate.domain.metric;

import dev.rackstate.domain.promql.Binding;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.topology.EntityKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about a metric: the one place where ids are put into the expressions of the metrics library.
 *
 * <p>A metric is a bare name, which is narrowed by the library's labels and by the label that names the targets, or an
 * expression with placeholders in either notation: {@code $instance}, {@code $instances} for nodes, {@code $chassis_id},
 * {@code $chassis} for devices, {@code $rack_id}, {@code $racks} for racks, {@code $pduid} for a power distribution unit,
 * {@code $inletid} for its first inlet, and {@code $jobs}; each may be written {@code {instance}}, too. What nothing is
 * given for stands for everything. Immutable.
 */
public final class MetricQuery {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Map<String, EntityKind> IDS = Map.of(
            "instance", EntityKind.NODE,
            "instances", EntityKind.NODE,
            "chassis_id", EntityKind.DEVICE,
            "chassis", EntityKind.DEVICE,
            "rack_id", EntityKind.RACK,
            "racks", EntityKind.RACK);
    private static final String UNIT = "pduid";
    private static final String INLET = "inletid";
    private static final String FIRST_INLET = "I1";
    private static final String JOBS = "jobs";
    private static final Set<String> PLACEHOLDERS = placeholders();
    private static final Binding EVERYTHING = Binding.pattern(".*");

    private final String seriesName;
    private final Set<EntityKind> asks;
    private final boolean asksForUnit;
    private final Text text;

    private MetricQuery(String seriesName, Set<EntityKind> asks, boolean asksForUnit, Text text) {
        this.seriesName = seriesName;
        this.asks = Collections.unmodifiableSet(asks);
        this.asksForUnit = asksForUnit;
        this.text = text;
    }

    /** What stands in the library, ready for ids. */
    private sealed interface Text {
        /** A name, and the label values that it is narrowed to. */
        record Name(
                String metric,
                Map<String, String> labels,
                @Nullable String targets) implements Text {}

        /** An expression. */
        record Expression(PromQlTemplate template, String jobRegex) implements Text {}
    }

    private static Set<String> placeholders() {
        Set<String> all = new TreeSet<>(IDS.keySet());
        all.addAll(Set.of(UNIT, INLET, JOBS));
        return Set.copyOf(all);
    }

    /**
     * The question about a metric.
     *
     * @param metricId its id, which is the metric's name when the library does not know it
     * @param definition what the library says, or null
     * @param jobRegex what {@code $jobs} stands for
     * @throws IllegalArgumentException when the metric is neither a name nor an expression that can be used; the message
     *     says why
     */
    public static MetricQuery of(String metricId, @Nullable MetricDefinition definition, String jobRegex) {
        String metric = definition == null ? metricId : definition.metric().strip();
        Matcher name = NAME.matcher(metric);
        String seriesName = name.find() ? name.group() : metricId;
        if (name.matches()) {
            Map<String, String> labels = definition == null ? Map.of() : definition.labels();
            return new MetricQuery(
                    seriesName, EnumSet.noneOf(EntityKind.class), false, new Text.Name(metric, labels, null));
        }
        PromQlTemplate template = PromQlTemplate.parse(metric, PLACEHOLDERS);
        Set<EntityKind> asks = template.placeholders().stream()
                .filter(IDS::containsKey)
                .map(IDS::get)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EntityKind.class)));
        return new MetricQuery(
                seriesName, asks, template.placeholders().contains(UNIT), new Text.Expression(template, jobRegex));
    }

    /** Whether it is a bare name, which takes ids only once it is known of what kind they are. */
    public boolean isName() {
        return text instanceof Text.Name;
    }

    /**
     * The same question about targets of one kind, where the metric is a bare name. An expression says itself what it
     * asks about and stays as it is.
     *
     * @param label the label that names targets of that kind
     */
    public MetricQuery about(EntityKind kind, String label) {
        return text instanceof Text.Name name
                ? new MetricQuery(
                        seriesName, EnumSet.of(kind), false, new Text.Name(name.metric(), name.labels(), label))
                : this;
    }

    /** The kinds of entity whose ids it takes, outermost first. */
    public Set<EntityKind> asks() {
        return asks;
    }

    /** Whether it takes the id of a power distribution unit. */
    public boolean asksForUnit() {
        return asksForUnit;
    }

    /** The name of the series: the first identifier in the expression. */
    public String seriesName() {
        return seriesName;
    }

    /**
     * The query about these targets.
     *
     * @param ids the targets by kind; a kind that is not there stands for everything
     * @param unit the power distribution unit, or null for every one
     * @throws IllegalArgumentException when an id or a label cannot stand where it should
     */
    public PromQl render(Map<EntityKind, Binding> ids, @Nullable Binding unit) {
        if (text instanceof Text.Expression expression) {
            Map<String, Binding> bindings = new HashMap<>();
            IDS.forEach((placeholder, kind) -> bindings.put(placeholder, ids.getOrDefault(kind, EVERYTHING)));
            bindings.put(UNIT, unit == null ? EVERYTHING : unit);
            bindings.put(INLET, Binding.value(FIRST_INLET));
            bindings.put(JOBS, Binding.pattern(expression.jobRegex()));
            return expression.template().render(bindings);
        }
        Text.Name name = (Text.Name) text;
        Map<String, Binding> labels = new LinkedHashMap<>();
        name.labels().forEach((label, value) -> labels.put(label, Binding.value(value)));
        if (name.targets() != null) {
            asks.forEach(kind -> labels.put(name.targets(), ids.getOrDefault(kind, EVERYTHING)));
        }
        return PromQl.selector(name.metric(), labels);
    }
}
