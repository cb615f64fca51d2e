package dev.rackstate.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.edit.ChangeRefusedException.Kind;
import dev.rackstate.domain.edit.TopologyChange.AddRack;
import dev.rackstate.domain.edit.TopologyChange.AddStandaloneRack;
import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.ChangeRack;
import dev.rackstate.domain.edit.TopologyChange.MoveRack;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RemoveRack;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.Templates;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.RackId;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.Topology;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RackEditsTest {
    private static final AisleRef AISLE_A = new AisleRef(null, null, new AisleId("a"));
    private static final RoomRef HALL = new RoomRef(null, new RoomId("hall"));
    private static final RoomRef DEPOT = new RoomRef(new SiteId("birch"), new RoomId("depot"));

    private final Catalog catalog = new Catalog(
            List.of(Templates.device("2u", 2)),
            List.of(Templates.rack("low", 10), Templates.rack("high", 48)),
            List.of());
    private final Topology topology = new Building()
            .site("alder")
            .room("hall")
            .aisle("a")
            .rack("r1")
            .template("gone")
            .device("top")
            .template("2u")
            .at(41)
            .device("bottom")
            .template("2u")
            .at(1)
            .rack("r2")
            .standalone("s1")
            .site("birch")
            .room("depot")
            .aisle("a")
            .rack("r1")
            .topology();
    private final Room hall = topology.sites().get(0).rooms().get(0);

    private Topology after(TopologyChange change) throws ChangeRefusedException {
        return TopologyEditor.apply(change, topology, catalog);
    }

    private static Room room(Topology topology, int site) {
        return topology.sites().get(site).rooms().get(0);
    }

    private static List<Rack> aisleRacks(Topology topology, int site) {
        return room(topology, site).aisles().get(0).racks();
    }

    private void assertRefused(TopologyChange change, Kind kind, String message) {
        Refusals.assertRefused(kind, message, () -> after(change));
    }

    private static RackRef rack(String id) {
        return new RackRef(null, null, new RackId(id));
    }

    private static AddRack add(String id, String name, int height, @Nullable String template) {
        return new AddRack(AISLE_A, new RackId(id), name, height, template);
    }

    private static ChangeRack height(String id, @Nullable Integer height) {
        return new ChangeRack(rack(id), Patch.keep(), Patch.to(height), Patch.keep(), Patch.keep());
    }

    private static ChangeRack template(String id, @Nullable String template) {
        return new ChangeRack(rack(id), Patch.keep(), Patch.keep(), Patch.to(template), Patch.keep());
    }

    private static MoveRack move(String id, RoomRef room, @Nullable String aisle, @Nullable Integer position) {
        return new MoveRack(rack(id), room, aisle == null ? null : new AisleId(aisle), position);
    }

    @Test
    void addRack_isTheLastOfItsAisleAndEmpty() throws ChangeRefusedException {
        Topology after = after(add("r9", " Rack 9 ", 48, "high"));

        Rack r9 = new Rack(new RackId("r9"), "Rack 9", "high", 48, null, List.of(), Aggregation.DEFAULT);
        assertThat(aisleRacks(after, 0)).hasSize(3).endsWith(r9);
        assertThat(aisleRacks(after, 0).get(0)).isSameAs(aisleRacks(topology, 0).get(0));
        assertThat(after.sites().get(1)).isSameAs(topology.sites().get(1));
    }

    @Test
    void addStandaloneRack_belongsToNoAisle() throws ChangeRefusedException {
        Topology after = after(new AddStandaloneRack(DEPOT, new RackId("s9"), "S 9", 1, null));

        assertThat(room(after, 1).standaloneRacks())
                .containsExactly(new Rack(new RackId("s9"), "S 9", null, 1, null, List.of(), Aggregation.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 61, 100})
    void addRack_ofAnImpossibleHeight_isRefused(int height) {
        assertRefused(
                add("r9", "R", height, null),
                Kind.INVALID,
                "the u_height of rack 'r9' must be between 1 and 60, not " + height);
    }

    @Test
    void addRack_thatCannotBe_isRefused() {
        assertRefused(add("r9", "", 42, null), Kind.INVALID, "a name is required for the rack 'r9'");
        assertRefused(add("r9", "R", 42, "lwo"), Kind.INVALID, "Unknown rack template 'lwo'");
        assertRefused(
                add("r2", "R", 42, null),
                Kind.INVALID,
                "a rack 'r2' already exists in aisle 'a' of room 'hall' in site 'alder'");
        assertRefused(
                add("s1", "R", 42, null), Kind.INVALID, "a rack 's1' already exists in room 'hall' in site 'alder'");
        assertRefused(
                new AddStandaloneRack(DEPOT, new RackId("s1"), "R", 42, null),
                Kind.INVALID,
                "a rack 's1' already exists in room 'hall' in site 'alder'");
        assertRefused(
                new AddRack(new AisleRef(null, null, new AisleId("z")), new RackId("r9"), "R", 42, null),
                Kind.NOT_FOUND,
                "Aisle 'z' not found");
    }

    @Test
    void changeRack_someProperties_keepsTheOthers() throws ChangeRefusedException {
        Rack r1 = aisleRacks(topology, 0).get(0);

        Rack renamed = aisleRacks(
                        after(new ChangeRack(rack("r1"), Patch.to("First"), Patch.keep(), Patch.keep(), Patch.keep())),
                        0)
                .get(0);

        assertThat(renamed).isEqualTo(new Rack(r1.id(), "First", "gone", 42, null, r1.devices(), Aggregation.DEFAULT));
        assertThat(renamed.devices().get(0)).isSameAs(r1.devices().get(0));
    }

    @Test
    void changeRack_template_keepsTheHeightAndMustExistUnlessItStays() throws ChangeRefusedException {
        assertThat(aisleRacks(after(template("r1", "high")), 0).get(0))
                .extracting(Rack::templateId, Rack::uHeight)
                .containsExactly("high", 42);
        assertThat(aisleRacks(after(template("r1", null)), 0).get(0).templateId())
                .isNull();
        assertThat(after(template("r1", "gone"))).isSameAs(topology);
        assertRefused(template("r1", "lwo"), Kind.INVALID, "Unknown rack template 'lwo'");
        assertRefused(template("r9", "low"), Kind.NOT_FOUND, "Rack 'r9' not found");
    }

    @Test
    void changeRack_height_isCheckedAgainstWhatIsMounted() throws ChangeRefusedException {
        assertThat(aisleRacks(after(height("r1", 60)), 0).get(0).uHeight()).isEqualTo(60);
        assertThat(aisleRacks(after(height("r2", 1)), 0).get(1).uHeight()).isEqualTo(1);
        assertRefused(
                height("r1", 41),
                Kind.INVALID,
                "device 'top' at U41 to U42 does not fit into rack 'r1', which has U1 to U41");
        assertRefused(height("r2", 61), Kind.INVALID, "the u_height of rack 'r2' must be between 1 and 60, not 61");
    }

    @Test
    void changeRack_heightToNull_isThatOfTheTemplate() throws ChangeRefusedException {
        ChangeRack low = new ChangeRack(rack("r2"), Patch.keep(), Patch.to(null), Patch.to("low"), Patch.keep());
        ChangeRack tooLow = new ChangeRack(rack("r1"), Patch.keep(), Patch.to(null), Patch.to("low"), Patch.keep());

        assertThat(aisleRacks(after(low), 0).get(1).uHeight()).isEqualTo(10);
        assertThat(after(height("r2", null))).isSameAs(topology);
        assertRefused(
                tooLow,
                Kind.INVALID,
                "device 'top' at U41 to U42 does not fit into rack 'r1', which has U1 to U10: out of rack bounds");
    }

    @Test
    void moveRack_toAnotherPlaceOfItsAisle_reordersIt() throws ChangeRefusedException {
        assertThat(aisleRacks(after(move("r1", HALL, "a", null)), 0))
                .containsExactly(
                        aisleRacks(topology, 0).get(1), aisleRacks(topology, 0).get(0));
        assertThat(aisleRacks(after(move("r2", HALL, "a", 0)), 0))
                .extracting(rack -> rack.id().value())
                .containsExactly("r2", "r1");
        assertThat(after(move("r1", HALL, "a", 0))).isSameAs(topology);
    }

    @Test
    void moveRack_acrossSites_takesItsDevicesAlong() throws ChangeRefusedException {
        Topology after = after(move("r2", DEPOT, null, null));

        assertThat(room(after, 1).standaloneRacks())
                .containsExactly(aisleRacks(topology, 0).get(1));
        assertThat(aisleRacks(after, 0)).containsExactly(aisleRacks(topology, 0).get(0));
        assertThat(room(after(move("s1", HALL, "a", 1)), 0).standaloneRacks()).isEmpty();
        assertThat(aisleRacks(after(move("s1", HALL, "a", 1)), 0))
                .extracting(rack -> rack.id().value())
                .containsExactly("r1", "s1", "r2");
    }

    @Test
    void moveRack_thatSaysItsAisle_saysTheNewOne() throws ChangeRefusedException {
        Rack says = room(topology, 0).standaloneRacks().get(0).withAisleId("b");
        Topology before = new Topology(List.of(
                topology.sites().get(0).withRooms(List.of(hall.withStandaloneRacks(List.of(says)))),
                topology.sites().get(1)));

        Topology inAisle = TopologyEditor.apply(move("s1", DEPOT, "a", null), before, catalog);
        Topology alone = TopologyEditor.apply(move("s1", DEPOT, null, null), inAisle, catalog);

        assertThat(aisleRacks(inAisle, 1)).endsWith(says.withAisleId("a"));
        assertThat(room(alone, 1).standaloneRacks()).containsExactly(says.withAisleId(null));
    }

    @Test
    void moveRack_thatCannotBe_isRefused() {
        assertRefused(
                move("r1", DEPOT, "a", null),
                Kind.INVALID,
                "a rack 'r1' already exists in aisle 'a' of room 'depot' in site 'birch'");
        assertRefused(
                move("s1", HALL, "a", 3),
                Kind.INVALID,
                "the position of rack 's1' in aisle 'a' of room 'hall' in site 'alder' must be between 0 and 2, not 3");
        assertRefused(
                move("r1", HALL, "a", -1),
                Kind.INVALID,
                "the position of rack 'r1' in aisle 'a' of room 'hall' in site 'alder' must be between 0 and 1, "
                        + "not -1");
        assertRefused(
                move("r1", DEPOT, "z", null), Kind.NOT_FOUND, "Aisle 'z' not found in room 'depot' in site 'birch'");
        assertRefused(move("r9", DEPOT, "a", null), Kind.NOT_FOUND, "Rack 'r9' not found");
    }

    @Test
    void rack_ofARepeatedId_isTheFirstUnlessItsPlaceIsNamed() throws ChangeRefusedException {
        RackRef inDepot = new RackRef(new SiteId("birch"), new RoomId("depot"), new RackId("r1"));

        assertThat(aisleRacks(after(new RemoveRack(rack("r1"))), 0))
                .containsExactly(aisleRacks(topology, 0).get(1));
        assertThat(aisleRacks(after(new RemoveRack(inDepot)), 1)).isEmpty();
        assertRefused(
                new RemoveRack(new RackRef(null, new RoomId("depot"), new RackId("r2"))),
                Kind.NOT_FOUND,
                "Rack 'r2' not found in room 'depot'");
    }
}
