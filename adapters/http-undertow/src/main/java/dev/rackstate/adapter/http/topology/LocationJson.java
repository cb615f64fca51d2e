package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.topology.Location;

/** Where a site is on the map. */
record LocationJson(
        @JsonPropertyDescription("Degrees north, -90 to 90.")
        double lat,

        @JsonPropertyDescription("Degrees east, -180 to 180.")
        double lon,

        @JsonPropertyDescription("Free text.") @Nullable String address) {
    static LocationJson of(Location location) {
        return new LocationJson(location.latitude(), location.longitude(), location.address());
    }
}
