package dev.rackstate.adapter.http.entity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;

/**
 * Where an entity is: the id and name of everything from the site down to its device, null for what does not hold it.
 *
 * @param siteId the site
 * @param siteName its name
 * @param roomId the room
 * @param roomName its name
 * @param aisleId the aisle; null for a standalone rack
 * @param aisleName its name
 * @param rackId the rack
 * @param rackName its name
 * @param deviceId the device
 * @param deviceName its name
 */
public record PlaceJson(
        @JsonPropertyDescription("The site.") String siteId,
        @JsonPropertyDescription("The name of the site.") String siteName,
        @JsonPropertyDescription("The room.") @Nullable String roomId,

        @JsonPropertyDescription("The name of the room.") @Nullable
        String roomName,

        @JsonPropertyDescription("The aisle; null for a standalone rack.") @Nullable
        String aisleId,

        @JsonPropertyDescription("The name of the aisle.") @Nullable
        String aisleName,

        @JsonPropertyDescription("The rack.") @Nullable String rackId,

        @JsonPropertyDescription("The name of the rack.") @Nullable
        String rackName,

        @JsonPropertyDescription("The device.") @Nullable String deviceId,

        @JsonPropertyDescription("The name of the device.") @Nullable
        String deviceName) {
    /** The place of an entity, itself included. */
    public static PlaceJson of(CompiledTopology topology, int entity) {
        int site = topology.ancestor(entity, EntityKind.SITE);
        int room = topology.ancestor(entity, EntityKind.ROOM);
        int aisle = topology.ancestor(entity, EntityKind.AISLE);
        int rack = topology.ancestor(entity, EntityKind.RACK);
        int device = topology.ancestor(entity, EntityKind.DEVICE);
        return new PlaceJson(
                topology.id(site),
                topology.name(site),
                id(topology, room),
                name(topology, room),
                id(topology, aisle),
                name(topology, aisle),
                id(topology, rack),
                name(topology, rack),
                id(topology, device),
                name(topology, device));
    }

    private static @Nullable String id(CompiledTopology topology, int entity) {
        return entity < 0 ? null : topology.id(entity);
    }

    private static @Nullable String name(CompiledTopology topology, int entity) {
        return entity < 0 ? null : topology.name(entity);
    }
}
