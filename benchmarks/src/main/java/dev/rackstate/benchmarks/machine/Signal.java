package dev.rackstate.benchmarks.machine;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.promql.PromQlTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a generated machine, each with the metric it asks for and with values that mean OK, WARN and CRIT.
 *
 * <p>The metrics are ones that the simulator makes, so that a real Prometheus can answer the same queries. No two
 * signals share a metric: the metric's name alone tells which one a query is about.
 */
@SuppressWarnings("ImmutableEnumChecker") // the array stays inside, the list cannot be changed
public enum Signal {
    /** Whether the node answers. Has no WARN, so a degraded node is a healthy one here. */
    UP(
            CheckScope.NODE,
            "up",
            "up{instance=~\"$instances\"}",
            Duration.ZERO,
            HealthState.UNKNOWN,
            values(1, 1, 0),
            crit(Rule.Op.EQUAL, 0)),
    /** The node's own summary. */
    HEALTH(
            CheckScope.NODE,
            "node_health_status",
            "node_health_status{instance=~\"$instances\"}",
            Duration.ZERO,
            null,
            values(0, 1, 2),
            warn(Rule.Op.EQUAL, 1),
            crit(Rule.Op.GREATER_OR_EQUAL, 2)),
    /** Air temperature; trouble must last, so that the debounce has work. */
    TEMPERATURE(
            CheckScope.NODE,
            "node_temperature_celsius",
            "node_temperature_celsius{instance=~\"$instances\"}",
            Duration.ofMinutes(1),
            null,
            values(28.5, 40.25, 51),
            warn(Rule.Op.GREATER, 38),
            crit(Rule.Op.GREATER, 45)),
    /** Free memory, computed by the server. */
    MEMORY(
            CheckScope.NODE,
            "node_memory_MemAvailable_bytes",
            "node_memory_MemAvailable_bytes{instance=~\"$instances\"} / 1073741824",
            Duration.ZERO,
            null,
            values(181.375, 3.5, 0.25),
            warn(Rule.Op.LESS, 4),
            crit(Rule.Op.LESS, 1)),
    /** Free space on the root file system, computed by the server. */
    ROOT_SPACE(
            CheckScope.NODE,
            "node_filesystem_avail_bytes",
            "node_filesystem_avail_bytes{mountpoint=\"/\", instance=~\"$instances\"} / 1073741824",
            Duration.ZERO,
            null,
            values(320.5, 17.25, 2.5),
            warn(Rule.Op.LESS, 20),
            crit(Rule.Op.LESS, 5)),
    /** How busy the node is; trouble must last. */
    LOAD(
            CheckScope.NODE,
            "node_load_percent",
            "node_load_percent{instance=~\"$instances\"}",
            Duration.ofMinutes(15),
            null,
            values(71.5, 99, 99),
            warn(Rule.Op.GREATER, 98)),
    /** What the management controller says of the power supplies. */
    POWER_SUPPLY(
            CheckScope.NODE,
            "ipmi_power_state",
            "ipmi_power_state{instance=~\"$instances\"}",
            Duration.ZERO,
            null,
            values(0, 1, 2),
            warn(Rule.Op.EQUAL, 1),
            crit(Rule.Op.EQUAL, 2)),
    /** What the management controller says of the temperatures. */
    SENSOR(
            CheckScope.NODE,
            "ipmi_temperature_state",
            "ipmi_temperature_state{instance=~\"$instances\"}",
            Duration.ZERO,
            null,
            values(0, 1, 2),
            warn(Rule.Op.EQUAL, 1),
            crit(Rule.Op.EQUAL, 2)),
    /** The power of a whole device. */
    CHASSIS_POWER(
            CheckScope.CHASSIS,
            "node_power_watts",
            "sum by (chassis_id) (node_power_watts{chassis_id=~\"$chassis\"})",
            Duration.ofMinutes(1),
            null,
            values(1_460, 2_650, 2_900),
            warn(Rule.Op.GREATER, 2_600),
            crit(Rule.Op.GREATER, 2_800)),
    /** The power of a whole rack. */
    RACK_POWER(
            CheckScope.RACK,
            "raritan_pdu_activepower_watt",
            "sum by (rack_id) (raritan_pdu_activepower_watt{rack_id=~\"$racks\", inletid!=\"\"})",
            Duration.ofMinutes(1),
            null,
            values(24_800, 52_000, 61_000),
            warn(Rule.Op.GREATER, 50_000),
            crit(Rule.Op.GREATER, 60_000));

    private final CheckScope scope;
    private final String metric;
    private final String expression;
    private final Duration holdFor;
    private final @Nullable HealthState missing;
    private final double[] values;
    private final List<Rule> rules;
    private final Pattern selector;

    Signal(
            CheckScope scope,
            String metric,
            String expression,
            Duration holdFor,
            @Nullable HealthState missing,
            double[] values,
            Rule... rules) {
        this.scope = scope;
        this.metric = metric;
        this.expression = expression;
        this.holdFor = holdFor;
        this.missing = missing;
        this.values = values;
        this.rules = List.of(rules);
        this.selector = Pattern.compile("(?<![a-zA-Z0-9_:])" + metric + "\\{");
    }

    private static double[] values(double ok, double warn, double crit) {
        return new double[] {ok, warn, crit};
    }

    private static Rule warn(Rule.Op op, double value) {
        return new Rule(op, value, HealthState.WARN);
    }

    private static Rule crit(Rule.Op op, double value) {
        return new Rule(op, value, HealthState.CRIT);
    }

    /** The signal whose metric a query asks for, if any. */
    public static Optional<Signal> askedBy(String query) {
        return Stream.of(values())
                .filter(signal -> signal.selector.matcher(query).find())
                .findFirst();
    }

    /** What the check speaks of. */
    public CheckScope scope() {
        return scope;
    }

    /** The metric that the check asks for. */
    public String metric() {
        return metric;
    }

    /** The check's id: the signal's name in lower case. */
    public String checkId() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The check. */
    public Check check() {
        return new Check(
                checkId(),
                name().charAt(0) + checkId().substring(1).replace('_', ' '),
                "benchmark",
                scope,
                PromQlTemplate.parse(expression, Check.PLACEHOLDERS),
                "numeric",
                List.of(),
                rules,
                holdFor,
                null,
                missing);
    }

    /** A sample of something healthy. */
    public double healthy() {
        return values[0];
    }

    /** A sample that means WARN, as far as the check knows WARN. */
    public double degraded() {
        return values[1];
    }

    /** A sample that means CRIT, as far as the check knows CRIT. */
    public double broken() {
        return values[2];
    }
}
