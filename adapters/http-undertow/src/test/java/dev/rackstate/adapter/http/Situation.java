package dev.rackstate.adapter.http;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.view.ConfigurationStatus;
import dev.rackstate.application.view.Published;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckScope;
import dev.rackstate.domain.check.Expansion;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.promql.PromQlTemplate;
import dev.rackstate.domain.propagation.HealthTree;
import dev.rackstate.domain.snapshot.CheckColumn;
import dev.rackstate.domain.snapshot.MetricColumn;
import dev.rackstate.domain.snapshot.Reason;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.snapshot.SourceStatus;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the tests find published: {@link Building} with findings of every kind. Node n002 is down, n003 is about to be,
 * n004 is stale, b1 could not be asked about, c1 did not answer, the awkward node has no check; slot 7 of da01 is
 * broken; the power supply of cpu in alpha warns; the standalone rack's PDU is CRIT with an infinite value.
 */
final class Situation {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant BEFORE = NOW.minusSeconds(60);

    private static final byte NONE = HealthTree.NONE;

    private final CompiledTopology topology;
    private Configuration configuration;
    private final Map<String, HealthState> nodes = new HashMap<>();
    private long version = 1;
    private Instant time = NOW;
    private boolean accepted = true;
    private boolean stale;
    private List<Problem> problems = List.of();

    private Situation(Configuration configuration) {
        this.configuration = configuration;
        this.topology = CompiledTopology.of(configuration.topology());
    }

    /** The situation described above, in a configuration of its own. */
    static Situation start() {
        return new Situation(new Configuration(
                        new Configurations().build().settings(),
                        Building.TOPOLOGY,
                        Building.CATALOG,
                        Libraries.CHECKS,
                        Libraries.METRICS,
                        SimulationSettings.DEFAULT,
                        List.of())
                .withDocument(HeldSettings.DEFAULTS));
    }

    /** What it is the situation of. */
    Configuration configuration() {
        return configuration;
    }

    /** From the next publication on these maintenances are planned. */
    Situation maintenances(Maintenance... planned) {
        configuration = configuration.withMaintenances(List.of(planned));
        return this;
    }

    /** From the next publication on the check node_up says this of a node. */
    Situation node(String name, HealthState state) {
        nodes.put(name, state);
        return this;
    }

    /** The next publication comes one round later. */
    Situation nextRound() {
        version++;
        time = time.plusSeconds(30);
        return this;
    }

    /** The next publication has a source that is away. */
    Situation sourceAway() {
        stale = true;
        return this;
    }

    /** The next publication tells of a load that was not accepted. */
    Situation rejected(Problem... found) {
        accepted = false;
        problems = List.of(found);
        return this;
    }

    CompiledTopology topology() {
        return topology;
    }

    /** The publication. */
    Published published() {
        List<CheckColumn> columns = List.of(nodeUp(), disk(), psu(), pdu());
        HealthTree tree = new HealthTree(topology);
        long[] since = new long[topology.size()];
        Arrays.fill(since, BEFORE.toEpochMilli());
        for (CheckColumn column : columns) {
            for (int row = 0; row < column.size(); row++) {
                int target = column.target(row);
                tree.set(target, (byte) Math.max(tree.own(target), column.state(row)));
            }
        }
        Snapshot snapshot = new Snapshot(
                version, time, tree, since, HealthState.UNKNOWN, columns, metrics(), NOW, List.of(source()));
        return new Published(configuration, new ConfigurationStatus(BEFORE, NOW, accepted, problems), snapshot);
    }

    private SourceStatus source() {
        return new SourceStatus(
                "main",
                !stale,
                stale,
                BEFORE,
                stale ? "connection refused" : null,
                stale ? NOW : null,
                4.5,
                5.25,
                stale ? 3 : 0,
                List.of());
    }

    private CheckColumn nodeUp() {
        int awkward = topology.first(EntityKind.NODE, Building.AWKWARD_NODE);
        Column column = column(
                check("node_up", CheckScope.NODE, null),
                topology.all(EntityKind.NODE).filter(node -> node != awkward).toArray());
        topology.all(EntityKind.NODE).filter(node -> node != awkward).forEach(node -> {
            HealthState state = nodes.get(topology.id(node));
            if (state == null && topology.id(node).equals("c1")) {
                return;
            }
            measured(column, node, state == null ? HealthState.OK : state, state == HealthState.CRIT ? 0 : 1);
        });
        if (!nodes.containsKey("n002")) {
            measured(column, node("n002"), HealthState.CRIT, 0);
        }
        put(column, node("n003"), HealthState.OK, HealthState.CRIT, 0, Reason.PENDING, null, NONE);
        put(
                column,
                node("n004"),
                HealthState.UNKNOWN,
                HealthState.UNKNOWN,
                Double.NaN,
                Reason.STALE,
                "source 'main' has been away for 5 minutes",
                SeverityOrder.OK);
        put(
                column,
                node("b1"),
                HealthState.UNKNOWN,
                HealthState.UNKNOWN,
                Double.NaN,
                Reason.QUERY_FAILED,
                "HTTP 503",
                NONE);
        return column.build();
    }

    private CheckColumn disk() {
        int array = node("da01");
        Check check = check("disk", CheckScope.NODE, new Expansion("slot", null, HealthState.UNKNOWN, 2));
        Column column = column(check, array);
        put(column, array, HealthState.WARN, HealthState.WARN, Double.NaN, Reason.COMBINED, null, NONE);
        virtual(column, array, "7", HealthState.CRIT);
        virtual(column, array, "10", HealthState.OK);
        return column.build();
    }

    private CheckColumn psu() {
        int device = topology.find(EntityKind.DEVICE, "cpu", "alpha", null);
        Column column = column(check("psu", CheckScope.CHASSIS, null), device);
        measured(column, device, HealthState.WARN, 1);
        return column.build();
    }

    private CheckColumn pdu() {
        int[] racks = topology.all(EntityKind.RACK).toArray();
        Column column = column(check("pdu", CheckScope.RACK, null), racks);
        for (int rack : racks) {
            boolean lone = topology.id(rack).equals("lone");
            measured(column, rack, lone ? HealthState.CRIT : HealthState.OK, lone ? Double.POSITIVE_INFINITY : 230);
        }
        return column.build();
    }

    private List<MetricColumn> metrics() {
        int[] measured = {node("n001"), node("n002")};
        int rack = topology.find(EntityKind.RACK, "r1", "alpha", null);
        List<MetricColumn> metrics = new ArrayList<>();
        metrics.add(new MetricColumn(
                "node_temperature_celsius", "node_temperature_celsius", measured.clone(), new double[] {40, 50}));
        metrics.add(new MetricColumn(
                "node_power_watts", "node_power_watts", measured.clone(), new double[] {100, Double.NaN}));
        metrics.add(new MetricColumn("pdu_power", "pdu_power", new int[] {rack}, new double[] {550}));
        return metrics;
    }

    private int node(String name) {
        return topology.first(EntityKind.NODE, name);
    }

    private static Check check(String id, CheckScope scope, Expansion expansion) {
        return new Check(
                id,
                "Check " + id,
                null,
                scope,
                PromQlTemplate.parse(id, Check.PLACEHOLDERS),
                "numeric",
                List.of(),
                List.of(),
                Duration.ZERO,
                expansion,
                null);
    }

    private static Column column(Check check, int... targets) {
        return new Column(new CheckColumn.Builder(check, targets), targets);
    }

    private record Column(CheckColumn.Builder builder, int[] targets) {
        int row(int target) {
            return Arrays.binarySearch(targets, target);
        }

        CheckColumn build() {
            return builder.build();
        }
    }

    private void measured(Column column, int target, HealthState state, double value) {
        put(column, target, state, state, value, Reason.MEASURED, null, SeverityOrder.rank(state));
    }

    private void put(
            Column column,
            int target,
            HealthState state,
            HealthState seen,
            double value,
            Reason reason,
            String message,
            byte known) {
        int row = column.row(target);
        column.builder().put(row, SeverityOrder.rank(state), SeverityOrder.rank(seen), value, reason, message);
        column.builder().since(row, BEFORE.toEpochMilli());
        column.builder().evidence(row, reason == Reason.QUERY_FAILED ? CheckColumn.NEVER : time.toEpochMilli(), known);
    }

    private void virtual(Column column, int instance, String slot, HealthState state) {
        byte rank = SeverityOrder.rank(state);
        column.builder()
                .virtual(new CheckColumn.VirtualFinding(
                        instance, slot, rank, rank, 1, Reason.MEASURED, BEFORE.toEpochMilli(), NOW.toEpochMilli()));
    }
}
