package dev.rackstate.domain.maintenance;

import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which active maintenances cover which part of a building at one moment. Immutable; a question costs the depth of the
 * tree.
 */
public final class Coverage {
    private final CompiledTopology topology;
    private final Map<Integer, List<Maintenance>> byTarget;
    private final @Nullable Instant nextChange;

    private Coverage(
            CompiledTopology topology, Map<Integer, List<Maintenance>> byTarget, @Nullable Instant nextChange) {
        this.topology = topology;
        this.byTarget = byTarget;
        this.nextChange = nextChange;
    }

    /** What these maintenances cover at a moment. Of two with one target, the one listed first comes first. */
    public static Coverage of(List<Maintenance> maintenances, CompiledTopology topology, Instant now) {
        Map<Integer, List<Maintenance>> byTarget = new LinkedHashMap<>();
        for (Maintenance maintenance : maintenances) {
            if (maintenance.statusAt(now) == Maintenance.Status.ACTIVE) {
                targets(maintenance.target(), topology)
                        .forEach(entity -> byTarget.computeIfAbsent(entity, e -> new ArrayList<>())
                                .add(maintenance));
            }
        }
        Instant next = maintenances.stream()
                .filter(maintenance -> maintenance.statusAt(now) != Maintenance.Status.EXPIRED)
                .flatMap(maintenance -> Stream.of(maintenance.startsAt(), maintenance.expiresAt()))
                .filter(Objects::nonNull)
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
        return new Coverage(topology, byTarget, next);
    }

    /** Every entity that a target names: ids may repeat, and then each of them is meant. */
    private static IntStream targets(MaintenanceTarget target, CompiledTopology topology) {
        if (target.kind() != EntityKind.DEVICE) {
            return all(topology, target.kind(), target.id());
        }
        int slash = target.id().indexOf('/');
        if (slash > 0) {
            String device = target.id().substring(slash + 1);
            IntStream inRack = all(topology, EntityKind.RACK, target.id().substring(0, slash))
                    .flatMap(rack -> topology.within(rack, EntityKind.DEVICE)
                            .filter(entity -> topology.id(entity).equals(device)));
            int[] found = inRack.toArray();
            if (found.length > 0) {
                return IntStream.of(found);
            }
        }
        int[] devices = all(topology, EntityKind.DEVICE, target.id()).toArray();
        return devices.length > 0 ? IntStream.of(devices) : all(topology, EntityKind.NODE, target.id());
    }

    private static IntStream all(CompiledTopology topology, EntityKind kind, String id) {
        return IntStream.iterate(topology.first(kind, id), entity -> entity >= 0, topology::nextWithSameId);
    }

    /** The active maintenances that cover an entity: its own first, then those of what it stands in, upward. */
    public List<Maintenance> over(int entity) {
        if (byTarget.isEmpty()) {
            return List.of();
        }
        List<Maintenance> found = new ArrayList<>(2);
        for (int at = entity; at >= 0; at = topology.parent(at)) {
            found.addAll(byTarget.getOrDefault(at, List.of()));
        }
        return found;
    }

    /** Whether nothing is covered. */
    public boolean isEmpty() {
        return byTarget.isEmpty();
    }

    /** When the next maintenance begins or expires; null when none will. */
    public @Nullable Instant nextChange() {
        return nextChange;
    }
}
