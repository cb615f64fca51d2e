package dev.rackstate.application.inquiry;

import dev.rackstate.application.inquiry.ReadMetricData.Target;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds what a caller means by a target, and what stands around it. Immutable. */
final class TargetSearch {
    private static final int NONE = -1;
    private static final List<EntityKind> INNERMOST_FIRST = List.of(
            EntityKind.NODE, EntityKind.DEVICE, EntityKind.RACK, EntityKind.AISLE, EntityKind.ROOM, EntityKind.SITE);

    private final CompiledTopology topology;

    TargetSearch(CompiledTopology topology) {
        this.topology = topology;
    }

    /**
     * The entity that is meant, or -1.
     *
     * @param preferred the kinds that are looked at first when the caller names none
     */
    int find(Target target, Set<EntityKind> preferred) {
        for (EntityKind kind : kinds(target.kind(), preferred)) {
            int entity = topology.first(kind, target.id());
            while (entity >= 0 && !lies(entity, target)) {
                entity = topology.nextWithSameId(entity);
            }
            if (entity >= 0) {
                return entity;
            }
        }
        return NONE;
    }

    private static List<EntityKind> kinds(@Nullable EntityKind named, Set<EntityKind> preferred) {
        if (named != null) {
            return List.of(named);
        }
        List<EntityKind> kinds = new ArrayList<>(
                INNERMOST_FIRST.stream().filter(preferred::contains).toList());
        INNERMOST_FIRST.stream().filter(kind -> !preferred.contains(kind)).forEach(kinds::add);
        return kinds;
    }

    private boolean lies(int entity, Target target) {
        return lies(entity, EntityKind.SITE, target.siteId())
                && lies(entity, EntityKind.ROOM, target.roomId())
                && lies(entity, EntityKind.RACK, target.rackId());
    }

    private boolean lies(int entity, EntityKind kind, @Nullable String id) {
        int holder = id == null ? NONE : topology.ancestor(entity, kind);
        return id == null || (holder >= 0 && topology.id(holder).equals(id));
    }

    /** The entities of a kind that a target stands for: itself, those in it, or else the one that holds it. */
    IntStream related(int target, EntityKind kind) {
        int holder = topology.ancestor(target, kind);
        return holder >= 0 ? IntStream.of(holder) : topology.within(target, kind);
    }
}
