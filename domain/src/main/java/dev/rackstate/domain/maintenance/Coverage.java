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

    /** Whether a target names anything in a building. */
    public static boolean isThere(MaintenanceTarget target, CompiledTopology topology) {
        return targets(target, topology).findAny().isPresent();
    }

    /** Every entity that a target names: ids may repeat, and then each of them is meant. */
    private static IntStream targets(MaintenanceTarget target, CompiledTopology topology) {
        int[] named = named(topology, target.kind(), target.id());
        boolean byNode = named.length == 0 && target.kind() == EntityKind.DEVICE;
        return IntStream.of(byNode ? named(topology, EntityKind.NODE, target.id()) : named);
    }

    /** Slashes may also be part of the ids of devices and nodes: the reading with the most holders that fits counts. */
    private static int[] named(CompiledTopology topology, EntityKind kind, String text) {
        String[] parts = text.split("/", EntityKind.values().length);
        for (int holders = parts.length - 1; holders > 0; holders--) {
            List<String> within = List.of(parts).subList(0, holders);
            String id = text.substring(String.join("/", within).length() + 1);
            int[] found = all(topology, kind, id)
                    .filter(entity -> standsIn(topology, entity, within))
                    .toArray();
            if (found.length > 0) {
                return found;
            }
        }
        return all(topology, kind, text).toArray();
    }

    /** Whether what holds an entity has these ids, outermost first; levels may be left out. */
    private static boolean standsIn(CompiledTopology topology, int entity, List<String> holders) {
        int wanted = holders.size() - 1;
        for (int at = topology.parent(entity); at >= 0 && wanted >= 0; at = topology.parent(at)) {
            wanted -= topology.id(at).equals(holders.get(wanted)) ? 1 : 0;
        }
        return wanted < 0;
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
