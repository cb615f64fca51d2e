package dev.rackstate.adapter.http.entity;

import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entity that a caller means. Ids may repeat: the first in file order counts, unless {@code site_id} or
 * {@code room_id} narrows the search.
 */
public final class EntityLookup {
    /** The id of a site, in the path. */
    public static final Parameter<String> SITE = Parameter.path("site_id", ParameterType.TEXT, "The site.");
    /** The id of a room, in the path. */
    public static final Parameter<String> ROOM = Parameter.path("room_id", ParameterType.TEXT, "The room.");
    /** The id of an aisle, in the path. */
    public static final Parameter<String> AISLE = Parameter.path("aisle_id", ParameterType.TEXT, "The aisle.");
    /** The id of a rack, in the path. */
    public static final Parameter<String> RACK = Parameter.path("rack_id", ParameterType.TEXT, "The rack.");
    /** The id of a device, in the path. */
    public static final Parameter<String> DEVICE =
            Parameter.path("device_id", ParameterType.TEXT, "The device in the rack.");
    /** Narrows the search to a site. */
    public static final Parameter<String> IN_SITE = Parameter.query(
            "site_id", ParameterType.TEXT, "Look only in this site; else the first in file order is taken.");
    /** Narrows the search to a room. */
    public static final Parameter<String> IN_ROOM = Parameter.query(
            "room_id", ParameterType.TEXT, "Look only in this room; else the first in file order is taken.");

    private static final int LONGEST_ECHO = 100;

    private final CompiledTopology topology;
    private final @Nullable String siteId;
    private final @Nullable String roomId;

    /** A search in the whole installation. */
    public EntityLookup(Publication publication) {
        this(publication, null, null);
    }

    /**
     * A search.
     *
     * @param siteId look only in this site, or null
     * @param roomId look only in this room, or null
     */
    public EntityLookup(Publication publication, @Nullable String siteId, @Nullable String roomId) {
        this(publication.topology(), siteId, roomId);
    }

    /** The same search in a building. */
    public EntityLookup(CompiledTopology topology, @Nullable String siteId, @Nullable String roomId) {
        this.topology = topology;
        this.siteId = siteId;
        this.roomId = roomId;
    }

    /** A search narrowed by the call's {@code site_id} and {@code room_id}. */
    public static EntityLookup narrowed(Publication publication, Call call) {
        return new EntityLookup(publication, call.find(IN_SITE), call.find(IN_ROOM));
    }

    /** A search narrowed by the call's {@code site_id}. */
    public static EntityLookup inSite(Publication publication, Call call) {
        return new EntityLookup(publication, call.find(IN_SITE), null);
    }

    /**
     * The first entity of this kind and id.
     *
     * @throws Refusal 404 when there is none
     */
    public int find(EntityKind kind, String id) throws Refusal {
        int entity = topology.find(kind, id, siteId, roomId);
        if (entity < 0) {
            throw Refusal.notFound(title(kind) + " " + quoted(id) + " not found" + where());
        }
        return entity;
    }

    /**
     * The first device of this id in a rack of that id.
     *
     * @throws Refusal 404 when there is no such rack, or none holds the device
     */
    public int device(String rackId, String deviceId) throws Refusal {
        return inRack(EntityKind.DEVICE, rackId, deviceId);
    }

    /**
     * The first node of this name in a rack of that id.
     *
     * @throws Refusal 404 when there is no such rack, or none holds the node
     */
    public int node(String rackId, String name) throws Refusal {
        return inRack(EntityKind.NODE, rackId, name);
    }

    /** Goes through all racks of that id: the first one may lack what another one has. */
    private int inRack(EntityKind kind, String rackId, String id) throws Refusal {
        find(EntityKind.RACK, rackId);
        return all(EntityKind.RACK, rackId)
                .flatMap(rack -> topology.within(rack, kind))
                .filter(entity -> topology.id(entity).equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        title(kind) + " " + quoted(id) + " not found in rack " + quoted(rackId) + where()));
    }

    /** All entities of this kind and id, in file order. */
    public IntStream all(EntityKind kind, String id) {
        return IntStream.iterate(topology.first(kind, id), entity -> entity >= 0, topology::nextWithSameId)
                .filter(this::isInside);
    }

    private boolean isInside(int entity) {
        return isInside(entity, EntityKind.SITE, siteId) && isInside(entity, EntityKind.ROOM, roomId);
    }

    private boolean isInside(int entity, EntityKind kind, @Nullable String id) {
        int holder = topology.ancestor(entity, kind);
        return id == null || (holder >= 0 && topology.id(holder).equals(id));
    }

    private String where() {
        return (roomId == null ? "" : " in room " + quoted(roomId))
                + (siteId == null ? "" : " in site " + quoted(siteId));
    }

    private static String title(EntityKind kind) {
        return kind.name().charAt(0) + kind.word().substring(1);
    }

    /** An id as messages show it, cut when it is very long. */
    public static String quoted(String id) {
        return "'" + (id.length() <= LONGEST_ECHO ? id : id.substring(0, LONGEST_ECHO) + "...") + "'";
    }
}
