package dev.rackstate.adapter.http.state;

import static dev.rackstate.adapter.http.entity.EntityLookup.AISLE;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.entity.EntityLookup.ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.SITE;

import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.entity.UniqueKeys;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.SnapshotView;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.topology.EntityKind;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** The states of sites, rooms and aisles. */
public final class PlaceStateRoutes {
    private static final SnapshotView ROOM_STATES = SnapshotView.ofEverything(PlaceStateRoutes::roomStates);
    private static final SnapshotView SITE_STATE = SnapshotView.ofLargeEntity(SiteStateJson::of);
    private static final SnapshotView ROOM_STATE = SnapshotView.ofEntity(RoomStateJson::of);
    private static final SnapshotView AISLE_STATE = SnapshotView.ofEntity(AisleStateJson::of);

    private PlaceStateRoutes() {}

    /** The routes. */
    public static List<Route> routes(Publications publications) {
        return List.of(
                RouteBuilder.get("/api/rooms/states", "listRoomStates", StateTags.STATES)
                        .summary("The state of every room by id")
                        .description("A room whose id is taken already stands under its path, site/room.")
                        .answers(new TypeReference<Map<String, HealthState>>() {}.getType(), "Room to state.")
                        .reads(publications, (now, call) -> ROOM_STATES.ofEverything()),
                RouteBuilder.get("/api/sites/{site_id}/state", "getSiteState", StateTags.STATES)
                        .summary("The state of a site and of its rooms")
                        .takes(SITE)
                        .answers(SiteStateJson.class, "The state.")
                        .refuses(404, "There is no such site.")
                        .reads(
                                publications,
                                (now, call) ->
                                        SITE_STATE.of(new EntityLookup(now).find(EntityKind.SITE, call.get(SITE)))),
                RouteBuilder.get("/api/rooms/{room_id}/state", "getRoomState", StateTags.STATES)
                        .summary("The state of a room and of its racks")
                        .description("A rack whose id is taken already stands under its path, site/room/aisle/rack.")
                        .takes(ROOM, IN_SITE)
                        .answers(RoomStateJson.class, "The state.")
                        .refuses(404, "There is no such room.")
                        .reads(
                                publications,
                                (now, call) -> ROOM_STATE.of(
                                        EntityLookup.inSite(now, call).find(EntityKind.ROOM, call.get(ROOM)))),
                RouteBuilder.get("/api/aisles/{aisle_id}/state", "getAisleState", StateTags.STATES)
                        .summary("The state of an aisle and of its racks")
                        .takes(AISLE, IN_SITE, IN_ROOM)
                        .answers(AisleStateJson.class, "The state.")
                        .refuses(404, "There is no such aisle.")
                        .reads(
                                publications,
                                (now, call) -> AISLE_STATE.of(
                                        EntityLookup.narrowed(now, call).find(EntityKind.AISLE, call.get(AISLE)))));
    }

    private static Map<String, HealthState> roomStates(Publication now) {
        UniqueKeys<HealthState> rooms = new UniqueKeys<>();
        now.topology()
                .all(EntityKind.ROOM)
                .forEach(room -> rooms.put(
                        now.topology().id(room),
                        () -> now.topology().path(room),
                        now.snapshot().state(room)));
        return rooms.entries();
    }
}
