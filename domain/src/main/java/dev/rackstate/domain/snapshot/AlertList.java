package dev.rackstate.domain.snapshot;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the findings that are WARN or CRIT into alerts, one per target. */
final class AlertList {
    private record Target(
            Alert.Type type, int entity, @Nullable String virtualNode) {}

    private final Map<Target, List<Alert.FiringCheck>> firing = new LinkedHashMap<>();

    private AlertList() {}

    static List<Alert> of(Snapshot snapshot) {
        AlertList list = new AlertList();
        CompiledTopology topology = snapshot.topology();
        for (CheckColumn column : snapshot.checks()) {
            list.take(column, topology);
        }
        List<Alert> alerts = new ArrayList<>();
        list.firing.forEach((target, checks) -> alerts.add(list.alert(target, checks)));
        alerts.sort(Comparator.comparing(Alert::type).thenComparingInt(Alert::entity));
        return List.copyOf(alerts);
    }

    private void take(CheckColumn column, CompiledTopology topology) {
        Alert.Type type = switch (column.check().scope()) {
            case NODE -> Alert.Type.NODE;
            case CHASSIS -> Alert.Type.DEVICE;
            case RACK -> Alert.Type.RACK;
        };
        for (int row = 0; row < column.size(); row++) {
            byte rank = column.state(row);
            if (rank >= 0 && SeverityOrder.at(rank).alerts()) {
                add(new Target(type, column.target(row), null), column, rank, column.since(row), column.value(row));
            }
        }
        if (column.check().expansion() == null) {
            return;
        }
        for (CheckColumn.VirtualFinding v : column.virtual()) {
            if (SeverityOrder.at(v.state()).alerts()) {
                String key = column.check().expansion().key(topology.id(v.entity()), v.label());
                add(new Target(Alert.Type.VIRTUAL_NODE, v.entity(), key), column, v.state(), v.since(), v.value());
            }
        }
    }

    private void add(Target target, CheckColumn column, byte rank, long since, double value) {
        firing.computeIfAbsent(target, t -> new ArrayList<>(2))
                .add(new Alert.FiringCheck(
                        column.check().id(),
                        column.check().name(),
                        SeverityOrder.at(rank),
                        Instant.ofEpochMilli(since),
                        Double.isNaN(value) ? null : value));
    }

    private Alert alert(Target target, List<Alert.FiringCheck> checks) {
        HealthState worst = HealthState.OK;
        Instant since = Instant.MAX;
        for (Alert.FiringCheck check : checks) {
            worst = SeverityOrder.worst(worst, check.severity());
            since = check.since().isBefore(since) ? check.since() : since;
        }
        return new Alert(target.type(), target.entity(), target.virtualNode(), worst, since, checks);
    }
}
