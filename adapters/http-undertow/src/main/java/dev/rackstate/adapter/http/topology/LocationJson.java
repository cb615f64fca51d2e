package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Allowed;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.topology.Location;

/** Where a site is on the map. */
record LocationJson(
        @JsonPropertyDescription("Degrees north.") @Allowed(least = -90, most = 90)
        double lat,

        @JsonPropertyDescription("Degrees east.") @Allowed(least = -180, most = 180)
        double lon,

        @JsonPropertyDescription("Free text.") @Nullable String address) {
    static LocationJson of(Location location) {
        return new LocationJson(location.latitude(), location.longitude(), location.address());
    }

    Location location() {
        return new Location(lat, lon, address);
    }
}
