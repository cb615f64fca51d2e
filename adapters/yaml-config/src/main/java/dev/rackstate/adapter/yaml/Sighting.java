package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.InstancePattern;
import dev.rackstate.domain.topology.Instances;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * An id that was seen in the topology.
 *
 * @param kind what it names; {@link EntityKind#NODE} for all nodes of a device at once
 * @param id the id; for nodes that of their device
 * @param place where it stands
 * @param nodesOf the device whose nodes these are; null for every other kind
 */
record Sighting(
        EntityKind kind,
        String id,
        Position place,
        @Nullable Device nodesOf) {
    Sighting(EntityKind kind, String id, Position place) {
        this(kind, id, place, null);
    }

    /** How many entities this stands for. */
    long count() {
        if (nodesOf == null) {
            return 1;
        }
        Instances instances = nodesOf.instances();
        if (instances instanceof Instances.Range range) {
            return range.pattern().size();
        } else if (instances instanceof Instances.Names names) {
            return size(names.patterns());
        } else if (instances instanceof Instances.Slots slots) {
            return size(slots.bySlot().values());
        }
        return 1;
    }

    private static long size(Collection<InstancePattern> patterns) {
        long size = 0;
        for (InstancePattern pattern : patterns) {
            size += pattern.size();
        }
        return size;
    }
}
