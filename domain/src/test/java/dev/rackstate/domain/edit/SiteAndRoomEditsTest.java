package dev.rackstate.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.edit.ChangeRefusedException.Kind;
import dev.rackstate.domain.edit.TopologyChange.AddRoom;
import dev.rackstate.domain.edit.TopologyChange.AddSite;
import dev.rackstate.domain.edit.TopologyChange.ChangeRoom;
import dev.rackstate.domain.edit.TopologyChange.ChangeSite;
import dev.rackstate.domain.edit.TopologyChange.RemoveRoom;
import dev.rackstate.domain.edit.TopologyChange.RemoveSite;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.Reducer;
import dev.rackstate.domain.topology.Location;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.RoomLayout;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteAndRoomEditsTest {
    private static final SiteId ALDER = new SiteId("alder");
    private static final SiteId BIRCH = new SiteId("birch");
    private static final RoomId HALL = new RoomId("hall");
    private static final Aggregation QUORUM = new Aggregation(Reducer.parse("quorum(1)"), EdgeMap.identity(), 2);

    private final Topology topology = new Building()
            .site("alder")
            .room("hall")
            .aisle("a")
            .rack("r1")
            .room("annex")
            .site("birch")
            .room("hall")
            .standalone("r2")
            .topology();

    private Topology after(TopologyChange change) throws ChangeRefusedException {
        return TopologyEditor.apply(change, topology, Catalog.EMPTY);
    }

    private void assertRefused(TopologyChange change, Kind kind, String message) {
        Refusals.assertRefused(kind, message, () -> after(change));
    }

    private static ChangeSite named(SiteId id, Patch<String> name) {
        return new ChangeSite(id, name, Patch.keep(), Patch.keep(), Patch.keep());
    }

    private static ChangeRoom named(RoomRef room, Patch<String> name) {
        return new ChangeRoom(room, name, Patch.keep(), Patch.keep(), Patch.keep());
    }

    @Test
    void addSite_anyName_isTheLastAndEmpty() throws ChangeRefusedException {
        Location place = new Location(52.5, 13.4, "Invalidenstr. 1");

        Topology after = after(new AddSite(new SiteId("cedar"), "  Cedar ", "new", place));

        Site cedar = new Site(new SiteId("cedar"), "Cedar", "new", place, List.of(), Aggregation.DEFAULT);
        assertThat(after.sites()).hasSize(3).endsWith(cedar);
        assertThat(after.sites().get(0)).isSameAs(topology.sites().get(0));
    }

    @Test
    void addSite_blankOrThereAlready_isRefused() {
        assertRefused(
                new AddSite(new SiteId("cedar"), " ", null, null),
                Kind.INVALID,
                "a name is required for the site 'cedar'");
        assertRefused(new AddSite(BIRCH, "Birch", null, null), Kind.INVALID, "a site 'birch' already exists");
    }

    @Test
    void changeSite_someProperties_keepsTheOthersAndItsRooms() throws ChangeRefusedException {
        Site alder = topology.sites().get(0);

        Site after = after(new ChangeSite(ALDER, Patch.to("Alder 2"), Patch.keep(), Patch.keep(), Patch.to(QUORUM)))
                .sites()
                .get(0);

        assertThat(after).isEqualTo(new Site(ALDER, "Alder 2", null, null, alder.rooms(), QUORUM));
        assertThat(after.rooms().get(0)).isSameAs(alder.rooms().get(0));
    }

    @Test
    void changeSite_toNull_clearsWhatMayBeAbsent() throws ChangeRefusedException {
        Topology described = after(new ChangeSite(
                ALDER, Patch.keep(), Patch.to("old"), Patch.to(new Location(0, 0, null)), Patch.to(QUORUM)));
        ChangeSite cleared = new ChangeSite(ALDER, Patch.keep(), Patch.to(null), Patch.to(null), Patch.to(null));

        assertThat(TopologyEditor.apply(cleared, described, Catalog.EMPTY)).isEqualTo(topology);
        assertRefused(named(ALDER, Patch.to(null)), Kind.INVALID, "a name is required for the site 'alder'");
    }

    @Test
    void change_thatChangesNothing_givesTheVerySameBuilding() throws ChangeRefusedException {
        assertThat(after(named(ALDER, Patch.to("Site alder")))).isSameAs(topology);
        assertThat(after(named(new RoomRef(null, HALL), Patch.to(" Room hall "))))
                .isSameAs(topology);
    }

    @Test
    void removeSite_takesAllInItAndLeavesTheOther() throws ChangeRefusedException {
        assertThat(after(new RemoveSite(ALDER)).sites())
                .singleElement()
                .isSameAs(topology.sites().get(1));
    }

    @Test
    void site_thatIsNotThere_isNotFound() {
        SiteId cedar = new SiteId("cedar");
        String message = "Site 'cedar' not found";

        assertRefused(new RemoveSite(cedar), Kind.NOT_FOUND, message);
        assertRefused(named(cedar, Patch.to("Cedar")), Kind.NOT_FOUND, message);
        assertRefused(new AddRoom(cedar, HALL, "Hall", null, null), Kind.NOT_FOUND, message);
    }

    /** The id may be that of a room elsewhere. */
    @Test
    void addRoom_isTheLastOfItsSiteAndEmpty() throws ChangeRefusedException {
        Topology after = after(new AddRoom(BIRCH, new RoomId("annex"), "Annex", "cold", RoomLayout.DEFAULT));

        Room annex = new Room(
                new RoomId("annex"), "Annex", "cold", RoomLayout.DEFAULT, List.of(), List.of(), Aggregation.DEFAULT);
        assertThat(after.sites().get(1).rooms()).hasSize(2).endsWith(annex);
        assertThat(after.sites().get(0)).isSameAs(topology.sites().get(0));
    }

    @Test
    void addRoom_blankOrThereAlready_isRefused() {
        assertRefused(
                new AddRoom(BIRCH, new RoomId("annex"), "", null, null),
                Kind.INVALID,
                "a name is required for the room 'annex'");
        assertRefused(
                new AddRoom(BIRCH, HALL, "Hall", null, null),
                Kind.INVALID,
                "a room 'hall' already exists in site 'birch'");
    }

    @Test
    void room_ofARepeatedId_isTheFirstUnlessItsSiteIsNamed() throws ChangeRefusedException {
        Topology first = after(named(new RoomRef(null, HALL), Patch.to("Big hall")));
        Topology second = after(named(new RoomRef(BIRCH, HALL), Patch.to("Big hall")));

        assertThat(first.sites().get(0).rooms().get(0).name()).isEqualTo("Big hall");
        assertThat(first.sites().get(1)).isSameAs(topology.sites().get(1));
        assertThat(second.sites().get(0)).isSameAs(topology.sites().get(0));
        assertThat(second.sites().get(1).rooms().get(0).name()).isEqualTo("Big hall");
    }

    @Test
    void changeRoom_someProperties_keepsTheOthersAndItsRacks() throws ChangeRefusedException {
        Room hall = topology.sites().get(1).rooms().get(0);
        RoomRef ref = new RoomRef(BIRCH, HALL);

        Topology after = after(
                new ChangeRoom(ref, Patch.keep(), Patch.to("warm"), Patch.to(RoomLayout.DEFAULT), Patch.to(QUORUM)));

        Room expected =
                new Room(HALL, hall.name(), "warm", RoomLayout.DEFAULT, hall.aisles(), hall.standaloneRacks(), QUORUM);
        assertThat(after.sites().get(1).rooms()).containsExactly(expected);
    }

    @Test
    void removeRoom_takesAllInIt() throws ChangeRefusedException {
        assertThat(after(new RemoveRoom(new RoomRef(null, HALL))).sites().get(0).rooms())
                .extracting(Room::id)
                .containsExactly(new RoomId("annex"));
    }

    @Test
    void room_thatIsNotThere_isNotFoundWhereItWasLookedFor() {
        assertRefused(
                new RemoveRoom(new RoomRef(null, new RoomId("cellar"))), Kind.NOT_FOUND, "Room 'cellar' not found");
        assertRefused(
                new RemoveRoom(new RoomRef(BIRCH, new RoomId("annex"))),
                Kind.NOT_FOUND,
                "Room 'annex' not found in site 'birch'");
    }
}
