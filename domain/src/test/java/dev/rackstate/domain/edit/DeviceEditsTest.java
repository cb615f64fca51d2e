package dev.rackstate.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.edit.ChangeRefusedException.Kind;
import dev.rackstate.domain.edit.TopologyChange.AddDevice;
import dev.rackstate.domain.edit.TopologyChange.ChangeDevice;
import dev.rackstate.domain.edit.TopologyChange.ChangeRack;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RemoveDevice;
import dev.rackstate.domain.edit.TopologyChange.ReplaceDevices;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.Templates;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.Reducer;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.DeviceIds;
import dev.rackstate.domain.topology.InstancePattern;
import dev.rackstate.domain.topology.Instances;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.RackId;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.Topology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceEditsTest {
    private static final RackRef R1 = new RackRef(null, null, new RackId("r1"));
    private static final RackRef BAD = new RackRef(null, null, new RackId("bad"));

    private final Catalog catalog = new Catalog(
            List.of(Templates.device("0u", 0), Templates.device("1u", 1), Templates.device("2u", 2)),
            List.of(),
            List.of());
    private final Topology topology = new Building()
            .site("alder")
            .room("hall")
            .standalone("r1")
            .device("one")
            .template("2u")
            .at(1)
            .device("two", "n[1-2]")
            .template("1u")
            .at(10)
            .standalone("bad")
            .height(10)
            .device("first")
            .template("2u")
            .at(9)
            .device("on-first")
            .template("2u")
            .at(9)
            .device("above")
            .template("2u")
            .at(10)
            .device("below")
            .template("2u")
            .at(0)
            .device("odd/one")
            .template("gone")
            .at(5)
            .room("annex")
            .standalone("r1")
            .device("annexed")
            .topology();

    private Topology after(TopologyChange change) throws ChangeRefusedException {
        return TopologyEditor.apply(change, topology, catalog);
    }

    private static Rack rack(Topology topology, int at) {
        return topology.sites().get(0).rooms().get(0).standaloneRacks().get(at);
    }

    private void assertRefused(TopologyChange change, Kind kind, String message) {
        Refusals.assertRefused(kind, message, () -> after(change));
    }

    private static Device device(String id, String template, int position) {
        return new Device(id, "Device " + id, template, position, Instances.NONE, Map.of(), Aggregation.DEFAULT);
    }

    private static ChangeDevice move(RackRef rack, String device, int position) {
        return change(rack, device, Patch.keep(), Patch.keep(), Patch.to(position));
    }

    private static ChangeDevice change(
            RackRef rack, String device, Patch<String> name, Patch<String> template, Patch<Integer> position) {
        return new ChangeDevice(rack, device, name, template, position, Patch.keep(), Patch.keep(), Patch.keep());
    }

    @Test
    void addDevice_whereThereIsRoom_isTheLastOfItsRack() throws ChangeRefusedException {
        Device device = device("three", "2u", 3);

        Topology after = after(new AddDevice(R1, device));

        assertThat(rack(after, 0).devices()).hasSize(3).endsWith(device);
        assertThat(rack(after, 0).devices().get(0))
                .isSameAs(rack(topology, 0).devices().get(0));
        assertThat(rack(after, 1)).isSameAs(rack(topology, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "2u, 2, 'device ''x'' at U2 to U3 would overlap device ''one'' in rack ''r1'': U2 is occupied'",
        "2u, 9, 'device ''x'' at U9 to U10 would overlap device ''two'' in rack ''r1'': U10 is occupied'",
        "1u, 2, 'device ''x'' at U2 would overlap device ''one'' in rack ''r1'': U2 is occupied'",
        "2u, 42, 'device ''x'' at U42 to U43 does not fit into rack ''r1'', which has U1 to U42'",
        "1u, 50, 'device ''x'' at U50 does not fit into rack ''r1'', which has U1 to U42: out of rack bounds'",
        "0u, 43, 'device ''x'' at U43 does not fit into rack ''r1'', which has U1 to U42: out of rack bounds'",
        "1u, 0, 'device ''x'' at U0 does not fit into rack ''r1'', which has U1 to U42: out of rack bounds'",
        "2u, 2147483647, 'device ''x'' at U2147483647 to U2147483648 does not fit into rack ''r1'', "
                + "which has U1 to U42: out of rack bounds'"
    })
    void addDevice_whereThereIsNoRoom_isRefused(String template, int position, String message) {
        assertRefused(new AddDevice(R1, device("x", template, position)), Kind.INVALID, message);
    }

    @Test
    void addDevice_ofNoHeight_liesOnOthers() throws ChangeRefusedException {
        assertThat(rack(after(new AddDevice(R1, device("x", "0u", 1))), 0).devices())
                .hasSize(3);
    }

    @Test
    void addDevice_unknownTemplateOrIdThereAlready_isRefused() {
        assertRefused(
                new AddDevice(R1, device("x", "3u", 30)), Kind.INVALID, "Unknown device template '3u' of device 'x'");
        assertRefused(
                new AddDevice(R1, device("one", "1u", 30)), Kind.INVALID, "a device 'one' already exists in rack 'r1'");
        assertRefused(
                new AddDevice(R1, new Device("x", " ", "1u", 30, Instances.NONE, Map.of(), Aggregation.DEFAULT)),
                Kind.INVALID,
                "a name is required for the device 'x'");
        assertRefused(
                new AddDevice(new RackRef(null, null, new RackId("r9")), device("x", "1u", 30)),
                Kind.NOT_FOUND,
                "Rack 'r9' not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "..", "a\nb"})
    void addDevice_thatNoUrlCouldName_isRefused(String id) {
        assertRefused(
                new AddDevice(R1, device(id, "1u", 30)),
                Kind.INVALID,
                "the device id '" + id + "' is not allowed for a new device; allowed: " + DeviceIds.ALLOWED);
    }

    @Test
    void changeDevice_position_isThatOfFreeUnitsItsOwnIncluded() throws ChangeRefusedException {
        assertThat(rack(after(move(R1, "one", 2)), 0).devices())
                .containsExactly(
                        device("one", "2u", 2), rack(topology, 0).devices().get(1));
        assertThat(after(move(R1, "one", 1))).isSameAs(topology);
        assertRefused(
                move(R1, "one", 42),
                Kind.INVALID,
                "device 'one' at U42 to U43 does not fit into rack 'r1', which has U1 to U42");
        assertRefused(
                move(R1, "one", 9),
                Kind.INVALID,
                "device 'two' at U10 would overlap device 'one' in rack 'r1': U10 is occupied");
    }

    @Test
    void changeDevice_template_mustExistAndFit() throws ChangeRefusedException {
        Topology crowded = after(move(R1, "two", 3));
        ChangeDevice taller = change(R1, "two", Patch.keep(), Patch.to("2u"), Patch.keep());
        ChangeDevice lower = change(R1, "one", Patch.keep(), Patch.to("1u"), Patch.keep());

        assertThat(rack(TopologyEditor.apply(taller, crowded, catalog), 0)
                        .devices()
                        .get(1)
                        .templateId())
                .isEqualTo("2u");
        assertThat(rack(after(lower), 0).devices().get(0).templateId()).isEqualTo("1u");
        assertRefused(
                change(R1, "one", Patch.keep(), Patch.to("gone"), Patch.keep()),
                Kind.INVALID,
                "Unknown device template 'gone' of device 'one'");
        assertRefused(
                change(R1, "two", Patch.keep(), Patch.to("2u"), Patch.to(2)),
                Kind.INVALID,
                "device 'two' at U2 to U3 would overlap device 'one' in rack 'r1': U2 is occupied");
    }

    @Test
    void changeDevice_everythingElse_isSetOrCleared() throws ChangeRefusedException {
        Instances range = new Instances.Range(InstancePattern.parse("n[1-4]"));
        Aggregation quorum = new Aggregation(Reducer.parse("quorum(1)"), EdgeMap.identity(), 1);
        ChangeDevice set = new ChangeDevice(
                R1,
                "two",
                Patch.to(" Second "),
                Patch.keep(),
                Patch.keep(),
                Patch.to(range),
                Patch.to(Map.of("tray", "2")),
                Patch.to(quorum));
        ChangeDevice cleared = new ChangeDevice(
                R1, "two", Patch.keep(), Patch.keep(), Patch.keep(), Patch.to(null), Patch.to(null), Patch.to(null));

        Topology after = after(set);
        assertThat(rack(after, 0).devices().get(1))
                .isEqualTo(new Device("two", "Second", "1u", 10, range, Map.of("tray", "2"), quorum));
        assertThat(rack(TopologyEditor.apply(cleared, after, catalog), 0)
                        .devices()
                        .get(1))
                .isEqualTo(new Device("two", "Second", "1u", 10, Instances.NONE, Map.of(), Aggregation.DEFAULT));
    }

    @Test
    void changeDevice_toNothing_isRefused() {
        assertRefused(
                change(R1, "one", Patch.to(null), Patch.keep(), Patch.keep()),
                Kind.INVALID,
                "a name is required for the device 'one'");
        assertRefused(
                change(R1, "one", Patch.keep(), Patch.to(null), Patch.keep()),
                Kind.INVALID,
                "a value is required for template_id; it cannot be null");
        assertRefused(
                change(R1, "one", Patch.keep(), Patch.keep(), Patch.to(null)),
                Kind.INVALID,
                "a value is required for u_position; it cannot be null");
    }

    @Test
    void replaceDevices_takesThePlaceOfAll() throws ChangeRefusedException {
        List<Device> devices = List.of(device("two", "2u", 1), device("three", "2u", 3));

        assertThat(rack(after(new ReplaceDevices(R1, devices)), 0).devices()).isEqualTo(devices);
        assertThat(rack(after(new ReplaceDevices(R1, List.of())), 0).devices()).isEmpty();
    }

    @Test
    void replaceDevices_thatCannotBe_isRefused() {
        assertRefused(
                new ReplaceDevices(R1, List.of(device("x", "1u", 1), device("x", "1u", 2))),
                Kind.INVALID,
                "Duplicate device 'x': ids are unique within rack 'r1'");
        assertRefused(
                new ReplaceDevices(R1, List.of(device("x", "3u", 1))),
                Kind.INVALID,
                "Unknown device template '3u' of device 'x'");
        assertRefused(
                new ReplaceDevices(R1, List.of(device("x", "2u", 42))),
                Kind.INVALID,
                "device 'x' at U42 to U43 does not fit into rack 'r1', which has U1 to U42");
        assertRefused(
                new ReplaceDevices(R1, List.of(device("x", "2u", 1), device("y", "2u", 2))),
                Kind.INVALID,
                "device 'y' at U2 to U3 would overlap device 'x' in rack 'r1': U2 is occupied");
        assertRefused(
                new ReplaceDevices(R1, List.of(device("a/b", "2u", 1))),
                Kind.INVALID,
                "the device id 'a/b' is not allowed for a new device; allowed: " + DeviceIds.ALLOWED);
    }

    /** Files may hold what could not be made here. It stands in the way of nothing, and can be put right. */
    @Test
    void device_thatStandsBadlyAndIsNotTouched_blocksNothing() throws ChangeRefusedException {
        List<Device> devices = rack(topology, 1).devices();

        assertThat(rack(after(new AddDevice(BAD, device("x", "2u", 1))), 1).devices())
                .hasSize(6);
        assertThat(rack(after(change(BAD, "odd/one", Patch.to("Odd"), Patch.keep(), Patch.keep())), 1)
                        .devices()
                        .get(4)
                        .name())
                .isEqualTo("Odd");
        assertThat(after(new ReplaceDevices(BAD, devices))).isSameAs(topology);
        assertThat(rack(after(new RemoveDevice(BAD, "on-first")), 1).devices()).hasSize(4);
        assertThat(rack(after(move(BAD, "below", 1)), 1).devices().get(3).uPosition())
                .isEqualTo(1);
        assertThat(rack(after(new ChangeRack(BAD, Patch.keep(), Patch.to(11), Patch.keep(), Patch.keep())), 1)
                        .uHeight())
                .isEqualTo(11);
    }

    @Test
    void device_thatIsMovedWhereItStandsBadly_isRefused() {
        assertRefused(
                move(BAD, "above", 9),
                Kind.INVALID,
                "device 'above' at U9 to U10 would overlap device 'first' in rack 'bad': U9 is occupied");
        assertRefused(
                move(BAD, "below", -1),
                Kind.INVALID,
                "device 'below' at U-1 to U0 does not fit into rack 'bad', which has U1 to U10: out of rack bounds");
    }

    @Test
    void device_inTheSecondRackOfItsId_isFound() throws ChangeRefusedException {
        Topology after = after(new RemoveDevice(R1, "annexed"));

        List<Room> rooms = after.sites().get(0).rooms();
        assertThat(rooms.get(0)).isSameAs(topology.sites().get(0).rooms().get(0));
        assertThat(rooms.get(1).standaloneRacks().get(0).devices()).isEmpty();
    }

    @Test
    void device_thatIsNotThere_isNotFound() {
        assertRefused(new RemoveDevice(R1, "x"), Kind.NOT_FOUND, "Device 'x' not found in rack 'r1'");
        assertRefused(move(BAD, "one", 1), Kind.NOT_FOUND, "Device 'one' not found in rack 'bad'");
        assertRefused(
                move(new RackRef(null, new RoomId("annex"), new RackId("bad")), "x", 1),
                Kind.NOT_FOUND,
                "Rack 'bad' not found in room 'annex'");
        assertRefused(
                move(new RackRef(null, new RoomId("annex"), new RackId("r1")), "one", 1),
                Kind.NOT_FOUND,
                "Device 'one' not found in rack 'r1' in room 'annex'");
    }
}
