package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Scalar;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A topology that stands in one file, everything nested in {@code sites}. */
final class TopologyFile {
    private final RackReader racks;

    TopologyFile(RackReader racks) {
        this.racks = racks;
    }

    List<Placed<Site>> sites(Document document) {
        Fields root = document.fields(Subject.tolerant("topology"));
        if (root == null) {
            return List.of();
        }
        List<Placed<Site>> sites =
                each(root, "sites", "site", fields -> EntityReader.site(fields, (site, id) -> rooms(site)));
        root.finish();
        return sites;
    }

    private List<Placed<Room>> rooms(Fields site) {
        return each(
                site,
                "rooms",
                "room",
                fields -> EntityReader.room(fields, null, this::aisles, room -> racks(room, "standalone_racks")));
    }

    private List<Placed<Aisle>> aisles(Fields room) {
        List<Placed<Aisle>> aisles = new ArrayList<>();
        for (YamlValue item : room.items("aisles")) {
            Placed<Aisle> aisle = item instanceof Scalar scalar ? bare(room, scalar) : nested(room, item);
            if (aisle != null) {
                aisles.add(aisle);
            }
        }
        return aisles;
    }

    private @Nullable Placed<Aisle> nested(Fields room, YamlValue item) {
        Fields fields = room.item(item, Subject.tolerant("aisle"));
        return fields == null ? null : EntityReader.aisle(fields, aisle -> racks(aisle, "racks"));
    }

    private static @Nullable Placed<Aisle> bare(Fields room, Scalar scalar) {
        String id = room.entry(scalar, "aisle", Form.TOPOLOGY_ID);
        return id == null
                ? null
                : EntityReader.aisle(
                        id, id, Aggregation.DEFAULT, room.place(scalar).position(), List.of());
    }

    private List<Placed<Rack>> racks(Fields parent, String key) {
        return each(parent, key, "rack", racks::read);
    }

    private static <T> List<Placed<T>> each(
            Fields parent, String key, String noun, Function<Fields, @Nullable Placed<T>> reader) {
        List<Placed<T>> all = new ArrayList<>();
        for (YamlValue item : parent.items(key)) {
            Fields fields = parent.item(item, Subject.tolerant(noun));
            Placed<T> placed = fields == null ? null : reader.apply(fields);
            if (placed != null) {
                all.add(placed);
            }
        }
        return all;
    }
}
