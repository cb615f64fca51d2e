package dev.rackstate.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.edit.ChangeRefusedException.Kind;
import dev.rackstate.domain.edit.TopologyChange.AddAisles;
import dev.rackstate.domain.edit.TopologyChange.AddAisles.NewAisle;
import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.ArrangeRacks;
import dev.rackstate.domain.edit.TopologyChange.ChangeAisle;
import dev.rackstate.domain.edit.TopologyChange.OrderRacks;
import dev.rackstate.domain.edit.TopologyChange.RemoveAisle;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.Reducer;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.Topology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AisleEditsTest {
    private static final RoomRef HALL = new RoomRef(null, new RoomId("hall"));
    private static final RoomRef ANNEX = new RoomRef(null, new RoomId("annex"));

    private final Topology topology = new Building()
            .site("alder")
            .room("hall")
            .aisle("a")
            .rack("r1")
            .rack("r2")
            .aisle("b")
            .rack("r3")
            .aisle("c")
            .standalone("s1")
            .room("annex")
            .aisle("a")
            .rack("r1")
            .aisle("b")
            .rack("r1")
            .topology();
    private final Room hall = topology.sites().get(0).rooms().get(0);

    private Topology after(TopologyChange change) throws ChangeRefusedException {
        return TopologyEditor.apply(change, topology, Catalog.EMPTY);
    }

    private Room hallAfter(TopologyChange change) throws ChangeRefusedException {
        return after(change).sites().get(0).rooms().get(0);
    }

    private void assertRefused(TopologyChange change, Kind kind, String message) {
        Refusals.assertRefused(kind, message, () -> after(change));
    }

    private static AisleRef aisle(String id) {
        return new AisleRef(null, null, new AisleId(id));
    }

    private static AddAisles add(RoomRef room, NewAisle... aisles) {
        return new AddAisles(room, List.of(aisles));
    }

    private static NewAisle aisle(String id, String name) {
        return new NewAisle(new AisleId(id), name);
    }

    private static List<String> ids(List<Rack> racks) {
        return racks.stream().map(rack -> rack.id().value()).toList();
    }

    @Test
    void addAisles_areTheLastOfTheirRoomAndEmpty() throws ChangeRefusedException {
        Room after = hallAfter(add(HALL, aisle("d", " Aisle D "), aisle("e", "Aisle E")));

        assertThat(after.aisles()).hasSize(5);
        assertThat(after.aisles().subList(3, 5))
                .containsExactly(
                        new Aisle(new AisleId("d"), "Aisle D", List.of(), Aggregation.DEFAULT),
                        new Aisle(new AisleId("e"), "Aisle E", List.of(), Aggregation.DEFAULT));
        assertThat(after.aisles().get(0)).isSameAs(hall.aisles().get(0));
    }

    @Test
    void addAisles_noneOrBlankOrThereAlready_areRefused() {
        assertRefused(add(HALL), Kind.INVALID, "at least one aisle is required");
        assertRefused(
                add(HALL, aisle("d", "D"), aisle("e", " ")), Kind.INVALID, "a name is required for the aisle 'e'");
        assertRefused(
                add(HALL, aisle("d", "D"), aisle("b", "B")),
                Kind.INVALID,
                "an aisle 'b' already exists in room 'hall'");
        assertRefused(
                add(HALL, aisle("d", "D"), aisle("d", "D")),
                Kind.INVALID,
                "the aisle 'd' is given twice: with the first one it already exists");
        assertRefused(add(new RoomRef(null, new RoomId("cellar"))), Kind.NOT_FOUND, "Room 'cellar' not found");
    }

    @Test
    void changeAisle_someProperties_keepsItsRacks() throws ChangeRefusedException {
        Aggregation quorum = new Aggregation(Reducer.parse("quorum(1)"), EdgeMap.identity(), 1);

        Aisle after = hallAfter(new ChangeAisle(aisle("a"), Patch.to("Cold"), Patch.to(quorum)))
                .aisles()
                .get(0);

        assertThat(after)
                .isEqualTo(
                        new Aisle(new AisleId("a"), "Cold", hall.aisles().get(0).racks(), quorum));
        assertRefused(
                new ChangeAisle(aisle("a"), Patch.to(""), Patch.keep()),
                Kind.INVALID,
                "a name is required for the aisle 'a'");
    }

    @Test
    void removeAisle_takesItsRacks() throws ChangeRefusedException {
        Room after = hallAfter(new RemoveAisle(aisle("a")));

        assertThat(after.aisles())
                .containsExactly(hall.aisles().get(1), hall.aisles().get(2));
        assertRefused(new RemoveAisle(aisle("z")), Kind.NOT_FOUND, "Aisle 'z' not found");
        assertRefused(
                new RemoveAisle(new AisleRef(null, new RoomId("annex"), new AisleId("c"))),
                Kind.NOT_FOUND,
                "Aisle 'c' not found in room 'annex'");
    }

    @Test
    void arrange_movesRacksThatSayWhereTheyAreNow() throws ChangeRefusedException {
        Room after = hallAfter(
                new ArrangeRacks(HALL, Map.of("a", List.of("r2"), "b", List.of("r1", "r3"), "c", List.of("s1"))));

        assertThat(after.aisles())
                .extracting(aisle -> ids(aisle.racks()))
                .containsExactly(List.of("r2"), List.of("r1", "r3"), List.of("s1"));
        assertThat(after.standaloneRacks()).isEmpty();
        assertThat(after.aisles().get(0).racks().get(0).aisleId()).isNull();
        assertThat(after.aisles().get(1).racks().get(0).aisleId()).isEqualTo("b");
        assertThat(after.aisles().get(1).racks().get(1))
                .isSameAs(hall.aisles().get(1).racks().get(0));
        assertThat(after.aisles().get(2).racks().get(0).aisleId()).isEqualTo("c");
    }

    @Test
    void arrange_asItIs_givesTheVerySameBuilding() throws ChangeRefusedException {
        Map<String, List<String>> asItIs = Map.of("a", List.of("r1", "r2"), "b", List.of("r3"), "c", List.of());

        assertThat(after(new ArrangeRacks(HALL, asItIs))).isSameAs(topology);
    }

    @Test
    void arrange_withoutAnAisle_isRefused() {
        assertRefused(
                new ArrangeRacks(HALL, Map.of("a", List.of("r1", "r2", "r3"), "z", List.of())),
                Kind.INVALID,
                "the arrangement must include all aisles of room 'hall' and no others; "
                        + "missing: 'b', 'c'; not there: 'z'");
    }

    @Test
    void arrange_unknownRepeatedOrForgottenRack_isRefused() {
        assertRefused(
                new ArrangeRacks(HALL, Map.of("a", List.of("r1", "r9"), "b", List.of(), "c", List.of())),
                Kind.INVALID,
                "Unknown rack 'r9': there is none in room 'hall'");
        assertRefused(
                new ArrangeRacks(HALL, Map.of("a", List.of("r1", "r2", "r1"), "b", List.of("r3"), "c", List.of())),
                Kind.INVALID,
                "rack 'r1' is given twice for aisle 'a'; each rack stands once");
        assertRefused(
                new ArrangeRacks(HALL, Map.of("a", List.of("r1", "r2"), "b", List.of("r1", "r3"), "c", List.of())),
                Kind.INVALID,
                "rack 'r1' is given for several aisles; each rack stands once");
        assertRefused(
                new ArrangeRacks(HALL, Map.of("a", List.of("r2"), "b", List.of(), "c", List.of())),
                Kind.INVALID,
                "the arrangement leaves out 'r1', 'r3' of room 'hall'; every rack must be named");
        assertRefused(
                new ArrangeRacks(new RoomRef(null, new RoomId("cellar")), Map.of()),
                Kind.NOT_FOUND,
                "Room 'cellar' not found");
    }

    /** Both aisles hold an r1; each keeps its own, and neither can have both. */
    @Test
    void arrange_racksOfOneId_staysWithTheirAisles() throws ChangeRefusedException {
        assertThat(after(new ArrangeRacks(ANNEX, Map.of("a", List.of("r1"), "b", List.of("r1")))))
                .isSameAs(topology);
        assertRefused(
                new ArrangeRacks(ANNEX, Map.of("a", List.of("r1"), "b", List.of())),
                Kind.INVALID,
                "the arrangement leaves out 'r1' of room 'annex'; every rack must be named");
    }

    @Test
    void arrange_racksOfOneId_movesTheOneWhoseAisleGivesItUp() throws ChangeRefusedException {
        Topology twins = new Building()
                .site("alder")
                .room("hall")
                .aisle("new")
                .aisle("keeps")
                .rack("r1")
                .device("kept")
                .aisle("gives")
                .rack("r1")
                .device("given")
                .topology();
        Map<String, List<String>> wanted = Map.of("new", List.of("r1"), "keeps", List.of("r1"), "gives", List.of());

        Topology after = TopologyEditor.apply(new ArrangeRacks(HALL, wanted), twins, Catalog.EMPTY);

        assertThat(after.sites().get(0).rooms().get(0).aisles())
                .extracting(aisle -> aisle.racks().stream()
                        .map(rack -> rack.devices().get(0).id())
                        .toList())
                .containsExactly(List.of("given"), List.of("kept"), List.of());
    }

    @Test
    void order_namesEachRackOnce() throws ChangeRefusedException {
        Room after = hallAfter(new OrderRacks(aisle("a"), List.of("r2", "r1")));

        assertThat(after.aisles().get(0).racks())
                .containsExactly(
                        hall.aisles().get(0).racks().get(1),
                        hall.aisles().get(0).racks().get(0));
        assertThat(after.aisles().get(1)).isSameAs(hall.aisles().get(1));
    }

    @Test
    void order_ofOtherRacksThanThereAre_isRefused() {
        assertRefused(new OrderRacks(aisle("a"), List.of()), Kind.INVALID, "a list of racks is required");
        assertRefused(
                new OrderRacks(aisle("a"), List.of("r1", "r3")),
                Kind.INVALID,
                "Unknown rack 'r3': there is none in aisle 'a'");
        assertRefused(
                new OrderRacks(aisle("a"), List.of("r1")),
                Kind.INVALID,
                "the arrangement leaves out 'r2' of aisle 'a'; every rack must be named");
        assertRefused(
                new OrderRacks(aisle("a"), List.of("r1", "r2", "r2")),
                Kind.INVALID,
                "rack 'r2' is given twice for aisle 'a'; each rack stands once");
        assertRefused(new OrderRacks(aisle("z"), List.of("r1")), Kind.NOT_FOUND, "Aisle 'z' not found");
    }
}
