package dev.rackstate.adapter.http.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.entity.PlaceJson;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.snapshot.Alert;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.List;

/** Trouble on one node, virtual node, device or rack. */
record AlertJson(
        @JsonPropertyDescription("What is in trouble.") Alert.Type type,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("The node, or the key of the virtual node such as da01:slot7.")
        @Nullable
        String nodeId,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("The node that the virtual node belongs to.")
        @Nullable
        String instance,

        @JsonPropertyDescription("The state of the whole node, device or rack.")
        HealthState state,

        @JsonPropertyDescription("The earliest moment since which one of the checks is in its state.")
        Instant since,

        @JsonPropertyDescription("The checks that are WARN or CRIT.")
        List<FiringCheckJson> checks,

        @JsonPropertyDescription("The ids of the active maintenances that cover it, those of its own first.")
        List<String> suppressedBy,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("The first of them whose effect is badge; absent when there is none.")
        @Nullable
        BadgeJson maintenance,

        @JsonUnwrapped PlaceJson place) {
    static AlertJson of(Publication now, Alert alert) {
        boolean virtual = alert.virtualNode() != null;
        boolean node = now.topology().is(alert.entity(), EntityKind.NODE);
        String id = now.topology().id(alert.entity());
        return new AlertJson(
                alert.type(),
                virtual ? alert.virtualNode() : node ? id : null,
                virtual ? id : null,
                state(now, alert),
                alert.since(),
                alert.checks().stream().map(FiringCheckJson::of).toList(),
                now.maintenances(alert.entity()),
                BadgeJson.of(now, alert.entity()),
                PlaceJson.of(now.topology(), alert.entity()));
    }

    /** Whether a maintenance under way leaves it out of the list. */
    static boolean isSuppressed(Publication now, Alert alert) {
        return now.published().coverage().over(alert.entity()).stream()
                .anyMatch(maintenance -> maintenance.effect() == Maintenance.Effect.HIDE);
    }

    /** A virtual node has no state in the tree beside that of its checks. */
    static HealthState state(Publication now, Alert alert) {
        return alert.virtualNode() != null ? alert.state() : now.snapshot().state(alert.entity());
    }

    /** The maintenance that says of an alert that it is expected. */
    record BadgeJson(
            @JsonPropertyDescription("The maintenance.") String id,
            @JsonPropertyDescription("Why there is one.") String reason) {
        static @Nullable BadgeJson of(Publication now, int entity) {
            return now.published().coverage().over(entity).stream()
                    .filter(maintenance -> maintenance.effect() == Maintenance.Effect.BADGE)
                    .findFirst()
                    .map(badge -> new BadgeJson(badge.id(), badge.reason()))
                    .orElse(null);
        }
    }

    /** A check that is WARN or CRIT. */
    record FiringCheckJson(
            @JsonPropertyDescription("The check.") String id,
            @JsonPropertyDescription("What people call it.") String name,
            @JsonPropertyDescription("WARN or CRIT.") HealthState severity,
            @JsonPropertyDescription("Since when.") Instant since,

            @JsonPropertyDescription("The sample that decided; null when there is none that JSON can write.") @Nullable
            Double value) {
        static FiringCheckJson of(Alert.FiringCheck check) {
            return new FiringCheckJson(
                    check.checkId(), check.checkName(), check.severity(), check.since(), check.value());
        }
    }
}
