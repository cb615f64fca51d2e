package dev.rackstate.domain.evaluation;

import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which entity of one topology is which of another: those of equal kind and path. Where one parent holds two children
 * with equal ids, the first of each match. Costs O(entities of both).
 */
public final class EntityMatch {
    /** In place of a number: there is none. */
    public static final int NONE = -1;

    private final int[] toNew;
    private final int[] toOld;

    private EntityMatch(int[] toNew, int[] toOld) {
        this.toNew = toNew;
        this.toOld = toOld;
    }

    /** Matches two topologies. */
    public static EntityMatch between(CompiledTopology old, CompiledTopology fresh) {
        int[] toNew = new int[old.size()];
        int[] toOld = new int[fresh.size()];
        Arrays.fill(toNew, NONE);
        Arrays.fill(toOld, NONE);
        Map<String, Integer> sites = new HashMap<>();
        old.all(EntityKind.SITE).forEach(site -> sites.putIfAbsent(old.id(site), site));
        fresh.all(EntityKind.SITE).forEach(site -> pair(toNew, toOld, sites.remove(fresh.id(site)), site));
        for (int entity = 0; entity < fresh.size(); entity++) {
            int was = toOld[entity];
            if (was == NONE || fresh.is(entity, EntityKind.NODE)) {
                continue;
            }
            Map<String, Integer> children = new HashMap<>();
            old.children(was).forEach(child -> children.putIfAbsent(key(old, child), child));
            fresh.children(entity).forEach(child -> pair(toNew, toOld, children.remove(key(fresh, child)), child));
        }
        return new EntityMatch(toNew, toOld);
    }

    /** A room may hold an aisle and a standalone rack with equal ids, so the kind belongs to the key. */
    private static String key(CompiledTopology topology, int entity) {
        return topology.kind(entity).ordinal() + topology.id(entity);
    }

    private static void pair(int[] toNew, int[] toOld, @Nullable Integer was, int is) {
        if (was != null) {
            toNew[was] = is;
            toOld[is] = was;
        }
    }

    /** Whether every entity keeps its number, and none comes or goes. */
    boolean isIdentity() {
        if (toNew.length != toOld.length) {
            return false;
        }
        for (int entity = 0; entity < toOld.length; entity++) {
            if (toOld[entity] != entity) {
                return false;
            }
        }
        return true;
    }

    /** The old number of a new entity, or {@link #NONE}. */
    public int oldOf(int entity) {
        return toOld[entity];
    }

    /** The new number of an old entity, or {@link #NONE}. */
    public int newOf(int entity) {
        return toNew[entity];
    }
}
