package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.Document.State;
import dev.rackstate.adapter.yaml.YamlValue.Mapping;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.Site;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A topology that stands in a directory:
 *
 * <pre>
 * sites.yaml
 * datacenters/SITE/rooms/ROOM/room.yaml
 * datacenters/SITE/rooms/ROOM/aisles/AISLE/aisle.yaml
 * datacenters/SITE/rooms/ROOM/aisles/AISLE/racks/RACK.yaml
 * datacenters/SITE/rooms/ROOM/standalone_racks/RACK.yaml
 * </pre>
 *
 * <p>The files of siblings are read in parallel on the common pool. A file's report is touched by one thread at a time
 * all the same: what is wrong with a reference is noted only after the files it leads to have been read. So results and
 * problems do not depend on the threads.
 */
final class TopologyDirectory {
    private static final String ROOM_FILE = "room.yaml";
    private static final Set<String> IGNORED_IN_ROOM_ENTRY = Set.of("name", "description");
    private static final Set<String> IGNORED_IN_AISLE_ENTRY = Set.of("description", "room_id", "site_id");
    private static final Set<String> IGNORED_IN_AISLE_FILE =
            Set.of("id", "name", "description", "room_id", "site_id", "aggregation");

    private final YamlFiles files;
    private final Path root;
    private final Path realRoot;
    private final RackReader rackReader;
    private final RackFiles rackFiles;

    TopologyDirectory(YamlFiles files, Path root, Path realRoot, RackReader rackReader) {
        this.files = files;
        this.root = root;
        this.realRoot = realRoot;
        this.rackReader = rackReader;
        this.rackFiles = new RackFiles(files, realRoot, rackReader);
    }

    /** The file in which the sites stand. */
    static Path sitesFile(Path root) {
        return root.resolve("sites.yaml");
    }

    /** An entity that a file names, whose own file is to be read: its id and where it is named. */
    private record Reference(String id, Place place) {}

    /** An aisle as its room describes it. */
    private record AisleEntry(Reference reference, String name, Aggregation aggregation) {}

    /** What came of a reference: an entity, or a complaint to be reported where the reference stands, or neither. */
    private record Outcome<T>(
            Place place,
            @Nullable Placed<T> entity,
            @Nullable String complaint) {}

    List<Placed<Site>> sites(Document document) {
        Fields top = document.fields(Subject.tolerant("topology"));
        List<Placed<Site>> sites = new ArrayList<>();
        if (top != null) {
            for (YamlValue item : top.items("sites")) {
                Fields fields = top.item(item, Subject.tolerant("site"));
                Placed<Site> site = fields == null ? null : EntityReader.site(fields, this::rooms);
                if (site != null) {
                    sites.add(site);
                }
            }
            top.finish();
        }
        return sites;
    }

    private List<Placed<Room>> rooms(Fields site, String siteId) {
        Path directory = root.resolve("datacenters").resolve(siteId).resolve("rooms");
        List<Reference> references = references(site, "rooms", "room", IGNORED_IN_ROOM_ENTRY);
        if (references.isEmpty()) {
            references = listed(directory, site.place("id"), site.has("rooms"));
        }
        return load(references, reference -> {
            Document document =
                    files.readBelow(realRoot, directory.resolve(reference.id()).resolve(ROOM_FILE));
            return outcome("room", reference, document, room(document, reference.id()));
        });
    }

    /**
     * The rooms of a site that lists none: every sub-directory, in the order of the names.
     *
     * @param saysNone whether the site says in so many words that it has no rooms
     */
    private List<Reference> listed(Path directory, Place site, boolean saysNone) {
        List<String> names = new ArrayList<>();
        try {
            for (Path room : files.view().directories(directory)) {
                String name = Objects.toString(room.getFileName(), "");
                if (files.view().exists(room.resolve(ROOM_FILE))) {
                    names.add(name);
                } else if (!name.startsWith(".")) {
                    site.warning("the directory " + files.shown(room) + " is no room: it has no " + ROOM_FILE);
                }
            }
        } catch (NoSuchFileException e) {
            if (!saysNone) {
                site.warning(
                        "the site has no rooms: it lists none, and there is no directory " + files.shown(directory));
            }
        } catch (IOException e) {
            site.error(
                    "the rooms of the site cannot be listed in " + files.shown(directory) + ": " + YamlFiles.reason(e));
        }
        return names.stream()
                .filter(name -> !name.startsWith("."))
                .sorted()
                .map(name -> new Reference(name, site))
                .toList();
    }

    private @Nullable Placed<Room> room(Document document, String id) {
        Fields fields = document.fields(Subject.tolerant("room"));
        if (fields == null) {
            return null;
        }
        Path directory = document.path().resolveSibling("aisles");
        Path standalone = document.path().resolveSibling("standalone_racks");
        return EntityReader.room(
                fields,
                id,
                room -> aisles(room, directory),
                room -> load(racks(room, "standalone_racks"), item -> rack(item, standalone)));
    }

    private List<Placed<Aisle>> aisles(Fields room, Path directory) {
        List<AisleEntry> entries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlValue item : room.items("aisles")) {
            AisleEntry entry = aisleEntry(room, item);
            if (entry != null && isFirst(ids, entry.reference(), "aisle")) {
                entries.add(entry);
            }
        }
        return load(entries, entry -> {
            Reference reference = entry.reference();
            Document document =
                    files.readBelow(realRoot, directory.resolve(reference.id()).resolve("aisle.yaml"));
            return outcome("aisle", reference, document, aisle(document, entry));
        });
    }

    private static @Nullable AisleEntry aisleEntry(Fields room, YamlValue item) {
        if (!(item instanceof Mapping)) {
            String id = room.entry(item, "aisle", Form.TOPOLOGY_ID);
            return id == null ? null : new AisleEntry(new Reference(id, room.place(item)), id, Aggregation.DEFAULT);
        }
        Fields fields = room.item(item, Subject.tolerant("aisle"));
        if (fields == null) {
            return null;
        }
        String id = fields.required("id", Form.TOPOLOGY_ID, "");
        String name = fields.optional("name", Form.TEXT, id);
        Aggregation aggregation = Aggregations.read(fields);
        fields.finish(IGNORED_IN_AISLE_ENTRY);
        return fields.failed() ? null : new AisleEntry(new Reference(id, fields.place("id")), name, aggregation);
    }

    private @Nullable Placed<Aisle> aisle(Document document, AisleEntry entry) {
        Fields fields = document.fields(Subject.tolerant("aisle"));
        if (fields == null) {
            return null;
        }
        Path directory = document.path().resolveSibling("racks");
        List<Placed<Rack>> racks = Placed.distinct(
                fields.log(), "rack", "aisle", load(racks(fields, "racks"), item -> rack(item, directory)));
        if (fields.has("aggregation")) {
            fields.place("aggregation")
                    .warning("'aggregation' has no effect in an aisle's own file; write it into the"
                            + " aisle's entry in room.yaml");
        }
        fields.finish(IGNORED_IN_AISLE_FILE);
        Reference reference = entry.reference();
        return EntityReader.aisle(
                reference.id(),
                entry.name(),
                entry.aggregation(),
                reference.place().position(),
                racks);
    }

    /** A rack that stands in the list itself, or a reference to its file. */
    private record RackItem(
            Place place,
            @Nullable Placed<Rack> inline,
            @Nullable Reference reference) {}

    private List<RackItem> racks(Fields parent, String key) {
        List<RackItem> racks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlValue item : parent.items(key)) {
            if (item instanceof Mapping mapping && mapping.entries().size() > 1) {
                Fields fields = parent.item(mapping, Subject.tolerant("rack"));
                racks.add(new RackItem(parent.place(item), fields == null ? null : rackReader.read(fields), null));
            } else {
                Reference reference = reference(parent, item, "rack", Set.of());
                if (reference != null && isFirst(ids, reference, "rack")) {
                    racks.add(new RackItem(reference.place(), null, reference));
                }
            }
        }
        return racks;
    }

    private Outcome<Rack> rack(RackItem item, Path directory) {
        Reference reference = item.reference();
        if (reference == null) {
            return new Outcome<>(item.place(), item.inline(), null);
        }
        Path file = directory.resolve(reference.id() + ".yaml");
        Placed<Rack> known = rackFiles.known(file);
        if (known != null) {
            return new Outcome<>(reference.place(), known, null);
        }
        Document document = rackFiles.document(file);
        return outcome("rack", reference, document, rackFiles.read(document));
    }

    private static List<Reference> references(Fields parent, String key, String noun, Set<String> ignored) {
        List<Reference> references = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (YamlValue item : parent.items(key)) {
            Reference reference = reference(parent, item, noun, ignored);
            if (reference != null && isFirst(ids, reference, noun)) {
                references.add(reference);
            }
        }
        return references;
    }

    /** A reference is an id, or a mapping that holds one. */
    private static @Nullable Reference reference(Fields parent, YamlValue item, String noun, Set<String> ignored) {
        if (!(item instanceof Mapping)) {
            String id = parent.entry(item, noun, Form.TOPOLOGY_ID);
            return id == null ? null : new Reference(id, parent.place(item));
        }
        Fields fields = parent.item(item, Subject.tolerant(noun));
        if (fields == null) {
            return null;
        }
        String id = fields.required("id", Form.TOPOLOGY_ID, "");
        fields.finish(ignored);
        return fields.failed() ? null : new Reference(id, fields.place("id"));
    }

    private static boolean isFirst(Set<String> ids, Reference reference, String noun) {
        boolean first = ids.add(reference.id());
        if (!first) {
            reference.place().error("the " + noun + " '" + reference.id() + "' is listed twice; it is read once");
        }
        return first;
    }

    private <T> Outcome<T> outcome(String noun, Reference reference, Document document, @Nullable Placed<T> entity) {
        String file = files.shown(document.path());
        String lost = "; the " + noun + " '" + reference.id() + "' is left out";
        String complaint = switch (document.state()) {
            case MISSING -> "there is no file " + file + lost;
            case OUTSIDE -> "the file " + file + " lies outside the topology directory" + lost;
            case READ, EMPTY, BROKEN -> null;
        };
        if (document.is(State.EMPTY)) {
            document.report().error(0, 0, "is empty" + lost);
        }
        return new Outcome<>(reference.place(), entity, complaint);
    }

    private static <R, T> List<Placed<T>> load(List<R> references, Function<R, Outcome<T>> loader) {
        List<Placed<T>> entities = new ArrayList<>(references.size());
        for (Outcome<T> outcome : references.parallelStream().map(loader).toList()) {
            if (outcome.complaint() != null) {
                outcome.place().error(outcome.complaint());
            }
            if (outcome.entity() != null) {
                entities.add(outcome.entity());
            }
        }
        return entities;
    }
}
