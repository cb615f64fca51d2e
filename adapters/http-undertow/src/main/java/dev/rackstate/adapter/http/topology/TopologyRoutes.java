package dev.rackstate.adapter.http.topology;

import static dev.rackstate.adapter.http.entity.EntityLookup.AISLE;
import static dev.rackstate.adapter.http.entity.EntityLookup.DEVICE;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.IN_SITE;
import static dev.rackstate.adapter.http.entity.EntityLookup.RACK;
import static dev.rackstate.adapter.http.entity.EntityLookup.ROOM;
import static dev.rackstate.adapter.http.entity.EntityLookup.SITE;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.entity.EntityLookup;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.SnapshotView;
import dev.rackstate.domain.topology.EntityKind;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/** Reading and editing the building. */
public final class TopologyRoutes {
    static final Tag TAG = new Tag("Topology", "The building as it is written down: reading and editing it.");

    private static final SnapshotView SITES = SnapshotView.ofEverything(
                    now -> Documents.sites(now.topology().topology()))
            .taggedByContent();
    private static final SnapshotView ROOMS = SnapshotView.ofEverything(now -> now.topology()
                    .all(EntityKind.ROOM)
                    .mapToObj(room -> RoomOutlineJson.of(now.topology(), room))
                    .toList())
            .taggedByContent();
    private static final SnapshotView LAYOUT = SnapshotView.ofLargeEntity(
                    (now, room) -> RoomJson.of(now.topology().room(room)))
            .taggedByContent();
    private static final SnapshotView RACK_AS_WRITTEN = SnapshotView.ofEntity(
                    (now, rack) -> PlacedRackJson.of(Located.of(now.topology(), rack)))
            .taggedByContent();
    private static final SnapshotView DEVICE_CONTEXT =
            SnapshotView.ofEntity(DeviceContextJson::of).taggedByContent();
    private static final SnapshotView SITE_AS_WRITTEN = SnapshotView.ofLargeEntity(
                    (now, site) -> SiteJson.of(now.topology().site(site)))
            .taggedByContent();
    private static final SnapshotView AISLE_AS_WRITTEN = SnapshotView.ofLargeEntity(
                    (now, aisle) -> AisleJson.of(now.topology().aisle(aisle)))
            .taggedByContent();

    private TopologyRoutes() {}

    /** The routes. */
    public static List<Route> routes(Publications publications, Edits edits) {
        return Stream.of(
                        reads(publications),
                        new SiteChanges(edits).routes(),
                        new RoomChanges(edits).routes(),
                        new AisleChanges(edits).routes(),
                        new NewRacks(edits).routes(),
                        new RackChanges(edits).routes(),
                        new RackPlaces(edits).routes(),
                        new DeviceChanges(edits).routes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> reads(Publications publications) {
        return List.of(
                RouteBuilder.get("/api/sites", "listSites", TAG)
                        .summary("All sites with everything in them")
                        .answers(new TypeReference<List<SiteJson>>() {}.getType(), "The sites in file order.")
                        .reads(publications, (now, call) -> SITES.ofEverything()),
                RouteBuilder.get("/api/rooms", "listRooms", TAG)
                        .summary("All rooms with the names of their aisles and racks")
                        .answers(new TypeReference<List<RoomOutlineJson>>() {}.getType(), "The rooms in file order.")
                        .reads(publications, (now, call) -> ROOMS.ofEverything()),
                RouteBuilder.get("/api/rooms/{room_id}/layout", "getRoomLayout", TAG)
                        .summary("One room with its floor plan and everything in it")
                        .takes(ROOM, IN_SITE)
                        .answers(RoomJson.class, "The room.")
                        .refuses(404, "There is no such room.")
                        .reads(
                                publications,
                                (now, call) -> LAYOUT.of(
                                        EntityLookup.inSite(now, call).find(EntityKind.ROOM, call.get(ROOM)))),
                RouteBuilder.get("/api/topology/sites/{site_id}", "getSite", TAG)
                        .summary("One site with everything in it")
                        .takes(SITE)
                        .answers(SiteJson.class, "The site.")
                        .refuses(404, "There is no such site.")
                        .reads(
                                publications,
                                (now, call) -> SITE_AS_WRITTEN.of(
                                        new EntityLookup(now).find(EntityKind.SITE, call.get(SITE)))),
                RouteBuilder.get("/api/topology/aisles/{aisle_id}", "getAisle", TAG)
                        .summary("One aisle with everything in it")
                        .takes(AISLE, IN_SITE, IN_ROOM)
                        .answers(AisleJson.class, "The aisle.")
                        .refuses(404, "There is no such aisle.")
                        .reads(
                                publications,
                                (now, call) -> AISLE_AS_WRITTEN.of(
                                        EntityLookup.narrowed(now, call).find(EntityKind.AISLE, call.get(AISLE)))),
                RouteBuilder.get("/api/racks/{rack_id}", "getRack", TAG)
                        .summary("One rack with everything in it, and where it stands")
                        .takes(RACK, IN_SITE, IN_ROOM)
                        .answers(PlacedRackJson.class, "The rack.")
                        .refuses(404, "There is no such rack.")
                        .reads(
                                publications,
                                (now, call) -> RACK_AS_WRITTEN.of(
                                        EntityLookup.narrowed(now, call).find(EntityKind.RACK, call.get(RACK)))),
                RouteBuilder.get("/api/racks/{rack_id}/devices/{device_id}", "getDevice", TAG)
                        .summary("One device with its template and everything around it")
                        .takes(RACK, DEVICE, IN_SITE, IN_ROOM)
                        .answers(DeviceContextJson.class, "The device.")
                        .refuses(400, "The rack_id is none.")
                        .refuses(404, "There is no such rack, or it holds no such device.")
                        .reads(publications, (now, call) -> {
                            Given.rack(call);
                            return DEVICE_CONTEXT.of(
                                    EntityLookup.narrowed(now, call).device(call.get(RACK), call.get(DEVICE)));
                        }));
    }
}
