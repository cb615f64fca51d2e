package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.topology.Site;
import java.util.List;

/** A site with everything in it. */
record SiteJson(
        @JsonPropertyDescription("Unique in the installation.")
        String id,

        @JsonPropertyDescription("What people call it.") String name,
        @JsonPropertyDescription("Free text.") @Nullable String description,

        @JsonPropertyDescription("Where it is on the map.") @Nullable
        LocationJson location,

        @JsonPropertyDescription("Its rooms in display order.")
        List<RoomJson> rooms,

        @JsonPropertyDescription("How it takes part in propagation.")
        AggregationJson aggregation) {
    static SiteJson of(Site site) {
        return new SiteJson(
                site.id().value(),
                site.name(),
                site.description(),
                site.location() == null ? null : LocationJson.of(site.location()),
                site.rooms().stream().map(RoomJson::of).toList(),
                AggregationJson.of(site.aggregation()));
    }
}
