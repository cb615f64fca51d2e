package dev.rackstate.domain.snapshot;

import dev.rackstate.domain.health.HealthState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trouble on one node, virtual node, device or rack, as found by checks that speak of it directly.
 *
 * @param type what is in trouble
 * @param entity its number in the snapshot's topology; for a virtual node that of its instance
 * @param virtualNode the key of the virtual node, or null
 * @param state the worst of the checks: WARN or CRIT
 * @param since the earliest moment since which one of the checks is in its present state
 * @param checks the checks that are WARN or CRIT
 */
public record Alert(
        Type type,
        int entity,
        @Nullable String virtualNode,
        HealthState state,
        Instant since,
        List<FiringCheck> checks) {
    /** Copies the list. */
    public Alert {
        checks = List.copyOf(checks);
    }

    /** What is in trouble, in the order in which alerts are listed. */
    public enum Type {
        /** A node. */
        NODE,
        /** A virtual node, such as a disk slot. */
        VIRTUAL_NODE,
        /** A device, by a chassis-scope check. */
        DEVICE,
        /** A rack, by a rack-scope check. */
        RACK
    }

    /**
     * A check that is WARN or CRIT.
     *
     * @param checkId the check
     * @param checkName what people call it
     * @param severity WARN or CRIT
     * @param since since when
     * @param value the deciding sample, or null
     */
    public record FiringCheck(
            String checkId,
            String checkName,
            HealthState severity,
            Instant since,
            @Nullable Double value) {}
}
