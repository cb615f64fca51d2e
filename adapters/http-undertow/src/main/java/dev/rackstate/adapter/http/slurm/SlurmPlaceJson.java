package dev.rackstate.adapter.http.slurm;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.entity.PlaceJson;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.slurm.PlacedWorkload;

/** Where a Slurm node is in the building; all null when the building has no node of that name. */
record SlurmPlaceJson(
        @JsonPropertyDescription("The site.") @Nullable String siteId,

        @JsonPropertyDescription("The name of the site.") @Nullable
        String siteName,

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
    private static final SlurmPlaceJson NOWHERE =
            new SlurmPlaceJson(null, null, null, null, null, null, null, null, null, null);

    static SlurmPlaceJson of(PlacedWorkload workload, int node) {
        int entity = workload.entity(node);
        if (entity < 0) {
            return NOWHERE;
        }
        PlaceJson place = PlaceJson.of(workload.topology(), entity);
        return new SlurmPlaceJson(
                place.siteId(),
                place.siteName(),
                place.roomId(),
                place.roomName(),
                place.aisleId(),
                place.aisleName(),
                place.rackId(),
                place.rackName(),
                place.deviceId(),
                place.deviceName());
    }
}
