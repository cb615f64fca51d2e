package dev.rackstate.domain.check;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.promql.PromQlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Virtual nodes: one per value of a label, such as the disk slots of a storage controller.
 *
 * @param label the label whose values tell the virtual nodes of an instance apart
 * @param discovery an expression that names the virtual nodes there should be, or null
 * @param absentState the state of a discovered virtual node that the check itself says nothing about
 * @param critThreshold with fewer CRIT virtual nodes than this the instance itself is WARN instead of CRIT; null means 1
 */
public record Expansion(
        String label,
        @Nullable PromQlTemplate discovery,
        HealthState absentState,
        @Nullable Integer critThreshold) {

    /** The key of a virtual node, such as {@code da01:slot7}. */
    public String key(String instance, String labelValue) {
        return instance + ":" + label + labelValue;
    }
}
