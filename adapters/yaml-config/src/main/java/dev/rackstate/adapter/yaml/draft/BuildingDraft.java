package dev.rackstate.adapter.yaml.draft;

import dev.rackstate.adapter.yaml.tree.PlainTree;
import dev.rackstate.adapter.yaml.tree.TopologyTree;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Another building as edits of the files of the topology, in either layout: one file with everything nested, or a
 * directory with a file per room, aisle and rack.
 *
 * <p>Both are walked alike, from the sites down, and only where the two buildings differ. {@link Children} knows whether
 * an item of a list is the entity or leads to its file. Racks that move are lifted from their places first.
 */
public final class BuildingDraft {
    private final Trees trees;
    private final Path topology;
    private final boolean inFiles;
    private final RackDraft racks;
    private final RoomDraft rooms;

    /**
     * A draft.
     *
     * @param topology the file or directory of the topology
     * @param templateHeight the height of a rack template by its id; of a rack without one when it is null
     */
    public BuildingDraft(Edits edits, Path topology, Function<@Nullable String, Integer> templateHeight) {
        this.trees = new Trees(edits);
        this.topology = topology;
        this.inFiles = edits.isDirectory(topology);
        Children children = new Children(trees);
        this.racks = new RackDraft(trees, children, templateHeight);
        this.rooms = new RoomDraft(trees, children, new AisleDraft(trees, racks), racks);
    }

    /** Works out what becomes of the files. */
    public void draft(Topology before, Topology after) throws NotWritableException {
        if (before.equals(after)) {
            return;
        }
        for (Departures.Departure departure : Departures.moving(before, after)) {
            racks.lift(place(departure), departure);
        }
        sites(before.sites(), after.sites());
        trees.write();
    }

    private List<@Nullable Object> entries() throws NotWritableException {
        return PlainTree.list(top(), "sites");
    }

    private Map<String, @Nullable Object> top() throws NotWritableException {
        return trees.open(inFiles ? topology.resolve("sites.yaml") : topology);
    }

    private Holder holder(SiteId site, Map<String, @Nullable Object> tree) {
        return new Holder(tree, inFiles ? topology.resolve("datacenters").resolve(site.value()) : null);
    }

    private Holder place(Departures.Departure departure) throws NotWritableException {
        SiteId id = departure.site();
        Holder site = holder(id, Entities.mapping(entries(), "site", id.value()));
        Holder room = rooms.open(site, departure.room());
        AisleId aisle = departure.aisle();
        return aisle == null ? room : AisleDraft.open(trees, room, aisle.value());
    }

    private void sites(List<Site> before, List<Site> after) throws NotWritableException {
        Map<String, Site> was = Entities.byId(before, Site::id);
        Map<String, Site> becomes = Entities.byId(after, Site::id);
        List<@Nullable Object> entries = entries();
        if (!Entities.sameOrder(was, becomes)) {
            entries = PlainTree.arranged(
                    entries,
                    Entities.ids(entries),
                    was.keySet(),
                    becomes.keySet(),
                    id -> fresh(Entities.get(becomes, id)));
            top().put("sites", entries);
        }
        for (Map.Entry<String, Site> entry : was.entrySet()) {
            Site site = becomes.get(entry.getKey());
            Path directory = holder(entry.getValue().id(), Map.of()).directory();
            if (site == null && directory != null) {
                trees.removeBelow(directory);
            } else if (site != null && !site.equals(entry.getValue())) {
                Map<String, @Nullable Object> tree = Entities.mapping(entries, "site", entry.getKey());
                TopologyTree.change(tree, entry.getValue(), site);
                rooms.draft(holder(site.id(), tree), entry.getValue().rooms(), site.rooms());
            }
        }
    }

    private Map<String, @Nullable Object> fresh(Site site) throws NotWritableException {
        Map<String, @Nullable Object> tree = TopologyTree.of(site);
        if (inFiles) {
            // Without a list a site has the rooms whose directories are found.
            tree.put(Level.ROOM.key(), new ArrayList<>());
        }
        rooms.draft(holder(site.id(), tree), List.of(), site.rooms());
        return tree;
    }
}
