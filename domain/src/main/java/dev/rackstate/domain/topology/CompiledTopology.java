package dev.rackstate.domain.topology;

import dev.rackstate.domain.health.Aggregation;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A topology with every entity numbered depth-first, in file order, from 0.
 *
 * <p>The subtree of entity e is exactly the numbers e to {@link #end}(e) - 1, and a parent's number is smaller than its
 * children's. What is known about entities lives in flat arrays by number. Built once per configuration; immutable and
 * safe to share between threads. Look-ups by id and by number cost O(1).
 */
public final class CompiledTopology {
    private final Topology topology;
    private final byte[] kinds;
    private final int[] parents;
    private final int[] ends;
    private final String[] ids;
    private final Object[] models;
    private final IdIndex[] indexes;

    private CompiledTopology(Topology topology, Numbering numbering) {
        this.topology = topology;
        int size = numbering.size;
        kinds = Arrays.copyOf(numbering.kinds, size);
        parents = Arrays.copyOf(numbering.parents, size);
        ends = Arrays.copyOf(numbering.ends, size);
        ids = Arrays.copyOf(numbering.ids, size);
        models = Arrays.copyOf(numbering.models, size);
        indexes = new IdIndex[EntityKind.values().length];
        for (EntityKind kind : EntityKind.values()) {
            indexes[kind.ordinal()] = new IdIndex(ids, kinds, kind);
        }
    }

    /** Numbers a topology. Costs O(entities). */
    public static CompiledTopology of(Topology topology) {
        Numbering numbering = new Numbering();
        topology.sites().forEach(numbering::site);
        return new CompiledTopology(topology, numbering);
    }

    /**
     * Whether another building has the same entities in the same places, of the same templates: what else is written of
     * them, such as names and reducers, may differ. Costs O(entities).
     */
    public boolean hasShapeOf(CompiledTopology other) {
        if (size() != other.size()) {
            return false;
        }
        for (int entity = 0; entity < size(); entity++) {
            if (kind(entity) != other.kind(entity)
                    || parent(entity) != other.parent(entity)
                    || !id(entity).equals(other.id(entity))
                    || !Objects.equals(templateOf(entity), other.templateOf(entity))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String templateOf(int entity) {
        return switch (kind(entity)) {
            case RACK -> rack(entity).templateId();
            case DEVICE -> device(entity).templateId();
            default -> null;
        };
    }

    /** The topology that was numbered. */
    public Topology topology() {
        return topology;
    }

    /** How many entities there are; numbers run from 0 to this minus one. */
    public int size() {
        return kinds.length;
    }

    /** What the entity is. */
    public EntityKind kind(int entity) {
        return EntityKind.at(kinds[entity]);
    }

    /** Whether the entity is of this kind. */
    public boolean is(int entity, EntityKind kind) {
        return kinds[entity] == kind.ordinal();
    }

    /** The number of the entity that holds this one, or -1 for a site. */
    public int parent(int entity) {
        return parents[entity];
    }

    /** One more than the last number of the entity's subtree. */
    public int end(int entity) {
        return ends[entity];
    }

    /** The entity's id; for a node its name. */
    public String id(int entity) {
        return ids[entity];
    }

    /** What people call the entity. */
    public String name(int entity) {
        return switch (kind(entity)) {
            case SITE -> site(entity).name();
            case ROOM -> room(entity).name();
            case AISLE -> aisle(entity).name();
            case RACK -> rack(entity).name();
            case DEVICE -> device(entity).name();
            case NODE -> node(entity).name();
        };
    }

    /** How the entity takes part in propagation. A node has the default. */
    public Aggregation aggregation(int entity) {
        return switch (kind(entity)) {
            case SITE -> site(entity).aggregation();
            case ROOM -> room(entity).aggregation();
            case AISLE -> aisle(entity).aggregation();
            case RACK -> rack(entity).aggregation();
            case DEVICE -> device(entity).aggregation();
            case NODE -> Aggregation.DEFAULT;
        };
    }

    /** The site with this number; fails with a ClassCastException when the entity is no site. */
    public Site site(int entity) {
        return (Site) models[entity];
    }

    /** The room with this number; fails with a ClassCastException when the entity is no room. */
    public Room room(int entity) {
        return (Room) models[entity];
    }

    /** The aisle with this number; fails with a ClassCastException when the entity is no aisle. */
    public Aisle aisle(int entity) {
        return (Aisle) models[entity];
    }

    /** The rack with this number; fails with a ClassCastException when the entity is no rack. */
    public Rack rack(int entity) {
        return (Rack) models[entity];
    }

    /** The device with this number; fails with a ClassCastException when the entity is no device. */
    public Device device(int entity) {
        return (Device) models[entity];
    }

    /** The node with this number; fails with a ClassCastException when the entity is no node. */
    public Node node(int entity) {
        return (Node) models[entity];
    }

    /**
     * The entity of the given kind that holds this one, or the entity itself when it is of that kind.
     *
     * @return its number, or -1 when there is none (a standalone rack has no aisle)
     */
    public int ancestor(int entity, EntityKind kind) {
        int at = entity;
        while (at >= 0 && kinds[at] > kind.ordinal()) {
            at = parents[at];
        }
        return at >= 0 && kinds[at] == kind.ordinal() ? at : -1;
    }

    /** Whether {@code entity} lies in the subtree of {@code ancestor}; every entity lies in its own. */
    public boolean isWithin(int entity, int ancestor) {
        return entity >= ancestor && entity < ends[ancestor];
    }

    /** The numbers of the direct children, ascending. */
    public IntStream children(int entity) {
        return IntStream.iterate(entity + 1, child -> child < ends[entity], child -> ends[child]);
    }

    /** The numbers of all entities of a kind in the subtree, ascending; the entity itself included. */
    public IntStream within(int entity, EntityKind kind) {
        return IntStream.range(entity, ends[entity]).filter(e -> kinds[e] == kind.ordinal());
    }

    /** The numbers of all entities of a kind, ascending. */
    public IntStream all(EntityKind kind) {
        return IntStream.range(0, kinds.length).filter(e -> kinds[e] == kind.ordinal());
    }

    /** The first entity of the kind with this id in file order, or -1. */
    public int first(EntityKind kind, String id) {
        return indexes[kind.ordinal()].first(id);
    }

    /** The next entity of the same kind and id after this one in file order, or -1. */
    public int nextWithSameId(int entity) {
        return indexes[kinds[entity]].next(entity);
    }

    /** Whether any id of this kind occurs more than once. */
    public boolean repeats(EntityKind kind) {
        return indexes[kind.ordinal()].anyRepeats();
    }

    /** How many entities of the kind there are. */
    public int count(EntityKind kind) {
        return indexes[kind.ordinal()].count();
    }

    /**
     * The first entity of the kind with this id in file order, optionally only inside a site or a room.
     *
     * @param siteId null for any site
     * @param roomId null for any room
     * @return its number, or -1
     */
    public int find(EntityKind kind, String id, @Nullable String siteId, @Nullable String roomId) {
        int entity = first(kind, id);
        while (entity >= 0 && !(lies(entity, EntityKind.SITE, siteId) && lies(entity, EntityKind.ROOM, roomId))) {
            entity = nextWithSameId(entity);
        }
        return entity;
    }

    private boolean lies(int entity, EntityKind kind, @Nullable String id) {
        if (id == null) {
            return true;
        }
        int holder = ancestor(entity, kind);
        return holder >= 0 && ids[holder].equals(id);
    }

    /** The entity with this id directly inside {@code parent}, or -1. Costs O(children). */
    public int child(int parent, String id) {
        return children(parent)
                .filter(child -> ids[child].equals(id))
                .findFirst()
                .orElse(-1);
    }

    /**
     * The ids from the site down to the entity, joined by {@code /}: what tells entities with equal ids apart. A slash
     * or percent sign inside an id is written {@code %2F} or {@code %25}. Unique unless one parent holds two children
     * with equal ids.
     */
    public String path(int entity) {
        Deque<String> parts = new ArrayDeque<>();
        for (int at = entity; at >= 0; at = parents[at]) {
            parts.addFirst(ids[at].replace("%", "%25").replace("/", "%2F"));
        }
        return String.join("/", parts);
    }

    /** Fills the arrays during one walk over the topology. */
    private static final class Numbering {
        private byte[] kinds = new byte[64];
        private int[] parents = new int[64];
        private int[] ends = new int[64];
        private String[] ids = new String[64];
        private Object[] models = new Object[64];
        private int size;

        void site(Site site) {
            int number = open(EntityKind.SITE, -1, site.id().value(), site);
            site.rooms().forEach(room -> room(number, room));
            ends[number] = size;
        }

        private void room(int parent, Room room) {
            int number = open(EntityKind.ROOM, parent, room.id().value(), room);
            room.aisles().forEach(aisle -> aisle(number, aisle));
            room.standaloneRacks().forEach(rack -> rack(number, rack));
            ends[number] = size;
        }

        private void aisle(int parent, Aisle aisle) {
            int number = open(EntityKind.AISLE, parent, aisle.id().value(), aisle);
            aisle.racks().forEach(rack -> rack(number, rack));
            ends[number] = size;
        }

        private void rack(int parent, Rack rack) {
            int number = open(EntityKind.RACK, parent, rack.id().value(), rack);
            rack.devices().forEach(device -> device(number, device));
            ends[number] = size;
        }

        private void device(int parent, Device device) {
            int number = open(EntityKind.DEVICE, parent, device.id(), device);
            for (Node node : device.nodes()) {
                int leaf = open(EntityKind.NODE, number, node.name(), node);
                ends[leaf] = size;
            }
            ends[number] = size;
        }

        private int open(EntityKind kind, int parent, String id, Object model) {
            if (size == kinds.length) {
                int larger = size * 2;
                kinds = Arrays.copyOf(kinds, larger);
                parents = Arrays.copyOf(parents, larger);
                ends = Arrays.copyOf(ends, larger);
                ids = Arrays.copyOf(ids, larger);
                models = Arrays.copyOf(models, larger);
            }
            kinds[size] = (byte) kind.ordinal();
            parents[size] = parent;
            ids[size] = id;
            models[size] = model;
            return size++;
        }
    }
}
