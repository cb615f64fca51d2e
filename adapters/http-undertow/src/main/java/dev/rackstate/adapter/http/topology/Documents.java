package dev.rackstate.adapter.http.topology;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.Topology;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What reads show of the building that a configuration holds; null for what is not there. */
final class Documents {
    private Documents() {}

    static List<SiteJson> sites(Topology topology) {
        return topology.sites().stream().map(SiteJson::of).toList();
    }

    static Function<Configuration, @Nullable Object> sites() {
        return in -> sites(in.topology());
    }

    static Function<Configuration, @Nullable Object> site(SiteId id) {
        return in -> Located.site(in.topology(), id).map(SiteJson::of).orElse(null);
    }

    static Function<Configuration, @Nullable Object> room(RoomRef ref) {
        return in -> Located.room(in.topology(), ref)
                .map(found -> RoomJson.of(found.room()))
                .orElse(null);
    }

    static Function<Configuration, @Nullable Object> aisle(AisleRef ref) {
        return in -> Located.aisle(in.topology(), ref)
                .map(found -> AisleJson.of(found.theAisle()))
                .orElse(null);
    }

    static Function<Configuration, @Nullable Object> rack(RackRef ref) {
        return in -> Located.rack(in.topology(), ref).map(PlacedRackJson::of).orElse(null);
    }

    static Function<Configuration, @Nullable Object> device(RackRef ref, String id) {
        return in -> Located.device(in.topology(), ref, id)
                .map(found -> DeviceContextJson.of(in.catalog(), found))
                .orElse(null);
    }
}
