package dev.rackstate.adapter.http;

import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Expansion;
import dev.rackstate.domain.check.Rule;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.promql.PromQlTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What can be checked and measured in the tests' building. The check node_up is bound to servers, disk to nothing. */
final class Libraries {
    static final CheckLibrary CHECKS = new CheckLibrary(List.of(
            check(
                    "node_up",
                    "server",
                    Duration.ofMinutes(5),
                    null,
                    new Rule(Rule.Op.EQUAL, 0, HealthState.CRIT),
                    new Rule(Rule.Op.GREATER, Double.POSITIVE_INFINITY, HealthState.WARN)),
            check(
                    "disk",
                    null,
                    Duration.ZERO,
                    new Expansion("slot", template("slots{}"), HealthState.UNKNOWN, 2),
                    new Rule(Rule.Op.NOT_EQUAL, 1.5, HealthState.WARN))));

    static final MetricLibrary METRICS = new MetricLibrary(List.of(
            metric("power", "node_power{instance=\"$instance\"}", "sum", "power", "node"),
            metric("inlet", "pdu_power{rack_id=\"$rack_id\"}", "max", "power", "rack", "pdu"),
            metric("heat", "node_heat", "p95", null)));

    private Libraries() {}

    private static PromQlTemplate template(String expression) {
        return PromQlTemplate.parse(expression, Check.PLACEHOLDERS);
    }

    private static Check check(String id, String kind, Duration holdFor, Expansion expansion, Rule... rules) {
        return new Check(
                id,
                "Check " + id,
                kind,
                CheckScope.NODE,
                template("up{instance=~\"$instances\"}"),
                "bool",
                List.of(),
                List.of(rules),
                holdFor,
                expansion,
                null);
    }

    private static MetricDefinition metric(
            String id, String metric, String aggregation, String category, String... tags) {
        MetricDefinition.Display display = new MetricDefinition.Display(
                "W",
                "line",
                null,
                MetricDefinition.Display.DEFAULT_TIME_RANGES,
                "24h",
                aggregation,
                Map.of("warn", 300.0),
                Map.of());
        return new MetricDefinition(id, "Metric " + id, null, metric, Map.of(), display, category, List.of(tags));
    }
}
