package dev.rackstate.adapter.http.state;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.snapshot.Finding;
import dev.rackstate.domain.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What checks say of one entity, sorted by whom they speak of: the entity itself or its virtual nodes.
 *
 * @param checks the checks on the entity itself
 * @param virtual the checks on each of its virtual nodes, by key
 * @param silence why there is nothing to say, when no check says anything; otherwise null
 */
record Evidence(
        List<CheckStateJson> checks,
        Map<String, List<CheckStateJson>> virtual,
        @Nullable Finding silence) {
    static Evidence on(Snapshot snapshot, int entity) {
        List<CheckStateJson> checks = new ArrayList<>();
        Map<String, List<CheckStateJson>> virtual = new LinkedHashMap<>();
        Finding silence = null;
        for (Finding finding : snapshot.findings(entity)) {
            if (finding.virtualNode() != null) {
                virtual.computeIfAbsent(finding.virtualNode(), key -> new ArrayList<>(1))
                        .add(CheckStateJson.of(finding));
            } else if (finding.checkId().isEmpty()) {
                silence = finding;
            } else {
                checks.add(CheckStateJson.of(finding));
            }
        }
        return new Evidence(checks, virtual, silence);
    }

    /** Those of the checks that people are told about. */
    static List<CheckStateJson> alerts(List<CheckStateJson> checks) {
        return checks.stream().filter(check -> check.severity().alerts()).toList();
    }

    /** The worst of the checks. */
    static HealthState worst(List<CheckStateJson> checks) {
        return checks.stream().map(CheckStateJson::severity).reduce(HealthState.OK, SeverityOrder::worst);
    }

    /** Since when one of the checks is in this state. */
    static Instant since(List<CheckStateJson> checks, HealthState state) {
        return checks.stream()
                .filter(check -> check.severity() == state)
                .map(CheckStateJson::since)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
