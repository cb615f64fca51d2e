package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.Location;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.RoomLayout;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.TopologyIds;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a site, a room and an aisle say of themselves. Where their children stand is the business of the file
 * layout, which hands in a function that finds them. Without a name an entity is called by its id.
 */
final class EntityReader {
    private static final Set<String> IGNORED_IN_SITE = Set.of("rooms_path", "timezone", "lat", "lon");
    private static final Set<String> IGNORED_IN_ROOM = Set.of("site_id");
    private static final Set<String> IGNORED_IN_AISLE = Set.of("site_id", "room_id", "description");

    private EntityReader() {}

    /** The site, or null when it cannot be used. */
    static @Nullable Placed<Site> site(Fields fields, BiFunction<Fields, String, List<Placed<Room>>> children) {
        String id = fields.required("id", Form.TOPOLOGY_ID, "");
        fields.subject().named(id);
        if (fields.failed()) {
            return null;
        }
        String name = fields.optional("name", Form.TEXT, id);
        String description = fields.optional("description", Form.TEXT, null);
        Location location = location(fields);
        Aggregation aggregation = Aggregations.read(fields);
        List<Placed<Room>> rooms = Placed.distinct(fields.log(), "room", "site", children.apply(fields, id));
        for (String coordinate : List.of("lat", "lon")) {
            if (fields.has(coordinate)) {
                fields.place(coordinate)
                        .warning("'" + coordinate + "' has no effect here; write location: {lat: ..., lon: ...}");
            }
        }
        fields.finish(IGNORED_IN_SITE);
        Position place = fields.place("id").position();
        Site site = new Site(new SiteId(id), name, description, location, Placed.values(rooms), aggregation);
        return new Placed<>(site, id, place, Placed.sightings(new Sighting(EntityKind.SITE, id, place), rooms));
    }

    private static @Nullable Location location(Fields site) {
        Fields fields = site.section("location", Subject.strict("location"));
        if (fields.isEmpty()) {
            return null;
        }
        double latitude = fields.required("lat", Form.number(-90, 90), 0.0);
        double longitude = fields.required("lon", Form.number(-180, 180), 0.0);
        String address = fields.optional("address", Form.TEXT, null);
        fields.finish();
        return fields.failed() ? null : new Location(latitude, longitude, address);
    }

    /**
     * The room, or null when it cannot be used.
     *
     * @param defaultId its id when it names none and this is one; null when it must name one
     */
    static @Nullable Placed<Room> room(
            Fields fields,
            @Nullable String defaultId,
            Function<Fields, List<Placed<Aisle>>> aisleFinder,
            Function<Fields, List<Placed<Rack>>> standaloneFinder) {
        String id = defaultId != null && TopologyIds.isValid(defaultId)
                ? fields.optional("id", Form.TOPOLOGY_ID, defaultId)
                : fields.required("id", Form.TOPOLOGY_ID, "");
        fields.subject().named(id);
        if (fields.failed()) {
            return null;
        }
        String name = fields.optional("name", Form.TEXT, id);
        String description = fields.optional("description", Form.TEXT, null);
        RoomLayout layout = RoomLayoutReader.read(fields);
        Aggregation aggregation = Aggregations.read(fields);
        List<Placed<Aisle>> aisles = Placed.distinct(fields.log(), "aisle", "room", aisleFinder.apply(fields));
        List<Placed<Rack>> standalone = Placed.distinct(fields.log(), "rack", "room", standaloneFinder.apply(fields));
        fields.finish(IGNORED_IN_ROOM);
        Position place = fields.place("id").position();
        Room room = new Room(
                new RoomId(id),
                name,
                description,
                layout,
                Placed.values(aisles),
                Placed.values(standalone),
                aggregation);
        List<Sighting> sightings = Placed.sightings(new Sighting(EntityKind.ROOM, id, place), aisles);
        standalone.forEach(rack -> sightings.addAll(rack.sightings()));
        return new Placed<>(room, id, place, sightings);
    }

    /** The aisle, or null when it cannot be used. */
    static @Nullable Placed<Aisle> aisle(Fields fields, Function<Fields, List<Placed<Rack>>> children) {
        String id = fields.required("id", Form.TOPOLOGY_ID, "");
        fields.subject().named(id);
        if (fields.failed()) {
            return null;
        }
        String name = fields.optional("name", Form.TEXT, id);
        Aggregation aggregation = Aggregations.read(fields);
        List<Placed<Rack>> racks = Placed.distinct(fields.log(), "rack", "aisle", children.apply(fields));
        fields.finish(IGNORED_IN_AISLE);
        return aisle(id, name, aggregation, fields.place("id").position(), racks);
    }

    /** An aisle of these parts. */
    static Placed<Aisle> aisle(
            String id, String name, Aggregation aggregation, Position place, List<Placed<Rack>> racks) {
        Aisle aisle = new Aisle(new AisleId(id), name, Placed.values(racks), aggregation);
        return new Placed<>(aisle, id, place, Placed.sightings(new Sighting(EntityKind.AISLE, id, place), racks));
    }
}
