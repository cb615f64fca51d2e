package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.Document.State;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.domain.topology.Node;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the topology, from one file or from a directory, and looks for ids that repeat. */
final class TopologyReader {
    private final YamlFiles files;
    private final RackReader racks;

    TopologyReader(YamlFiles files, Templates templates) {
        this.files = files;
        this.racks = new RackReader(templates);
    }

    /**
     * The topology.
     *
     * @param path the file or the directory
     * @param reference where the path was written down
     */
    Topology read(Path path, Place reference) {
        try {
            List<Placed<Site>> sites =
                    files.view().isDirectory(path) ? directory(path, reference) : file(path, reference);
            return checked(Placed.distinct(files.log(), "site", "topology", sites), reference);
        } catch (IOException e) {
            reference.error("the topology directory " + files.shown(path) + " cannot be read: " + YamlFiles.reason(e));
            return Topology.EMPTY;
        }
    }

    private List<Placed<Site>> directory(Path path, Place reference) throws IOException {
        Path realRoot = files.view().real(path);
        Document document = files.readBelow(realRoot, TopologyDirectory.sitesFile(path));
        if (document.is(State.MISSING)) {
            reference.error("the topology directory has no file " + files.shown(document.path()));
        } else if (document.is(State.OUTSIDE)) {
            reference.error("the file " + files.shown(document.path()) + " lies outside the topology directory");
        }
        warnIfEmpty(document);
        return new TopologyDirectory(files, path, realRoot, racks).sites(document);
    }

    private List<Placed<Site>> file(Path path, Place reference) {
        Document document = files.readLarge(path);
        if (document.is(State.MISSING)) {
            reference.error("there is no topology file or directory " + files.shown(path));
        }
        warnIfEmpty(document);
        return new TopologyFile(racks).sites(document);
    }

    private static void warnIfEmpty(Document document) {
        if (document.is(State.EMPTY)) {
            document.report().warning(0, 0, "is empty: there are no sites");
        }
    }

    private Topology checked(List<Placed<Site>> sites, Place reference) {
        long entities = 0;
        for (Placed<Site> site : sites) {
            for (Sighting sighting : site.sightings()) {
                entities += sighting.count();
            }
        }
        if (entities > files.limits().entities()) {
            reference.error("the topology has " + entities + " entities; at most "
                    + files.limits().entities() + " are allowed; it is left out");
            return Topology.EMPTY;
        }
        warnOfRepeatedIds(sites, (int) entities);
        return new Topology(Placed.values(sites));
    }

    /** Ids may repeat: existing configurations do so. But a look-up by the id alone finds only the first. */
    private void warnOfRepeatedIds(List<Placed<Site>> sites, int entities) {
        Map<EntityKind, Map<String, Position>> ids = new EnumMap<>(EntityKind.class);
        for (EntityKind kind : EntityKind.values()) {
            boolean many = kind == EntityKind.DEVICE || kind == EntityKind.NODE;
            ids.put(kind, new HashMap<>(many ? Math.min(2 * entities, 1 << 20) : 16));
        }
        for (Placed<Site> site : sites) {
            for (Sighting sighting : site.sightings()) {
                Map<String, Position> first = Objects.requireNonNull(ids.get(sighting.kind()));
                if (sighting.nodesOf() == null) {
                    warnOfRepeatedId(sighting, first.putIfAbsent(sighting.id(), sighting.place()));
                } else {
                    warnOfRepeatedNodes(sighting, sighting.nodesOf(), first);
                }
            }
        }
    }

    private void warnOfRepeatedId(Sighting sighting, @Nullable Position first) {
        if (first != null) {
            files.log()
                    .at(sighting.place())
                    .warning("the " + sighting.kind().word() + " id '" + sighting.id() + "' is also used at " + first
                            + "; a look-up by the id alone finds that one");
        }
    }

    private void warnOfRepeatedNodes(Sighting sighting, Device device, Map<String, Position> first) {
        String repeated = "";
        Position earlier = sighting.place();
        int more = -1;
        for (Node node : device.nodes()) {
            Position other = first.putIfAbsent(node.name(), sighting.place());
            if (other != null && ++more == 0) {
                repeated = node.name();
                earlier = other;
            }
        }
        if (more >= 0) {
            String others = more == 0 ? "" : " (and " + more + " more of this device)";
            files.log()
                    .at(sighting.place())
                    .warning("the instance '" + repeated + "'" + others + " is also used at " + earlier
                            + "; each of its samples counts for both");
        }
    }
}
