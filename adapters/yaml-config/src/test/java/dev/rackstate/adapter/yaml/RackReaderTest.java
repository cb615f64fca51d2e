package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.Reducer;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.Node;
import dev.rackstate.domain.topology.Rack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RackReaderTest {
    private static final String FILE = "topology/datacenters/s/rooms/room/aisles/a/racks/r1.yaml";

    @TempDir
    private Path directory;

    private FilesOnDisk files;

    @BeforeEach
    void oneRack() {
        files = new FilesOnDisk(directory)
                .write("topology/sites.yaml", "sites: [{id: s, rooms: [room]}]\n")
                .write("topology/datacenters/s/rooms/room/room.yaml", "aisles: [{id: a}]\n")
                .write("topology/datacenters/s/rooms/room/aisles/a/aisle.yaml", "racks: [r1]\n");
    }

    private RackReaderTest rack(String text) {
        files.write(FILE, text);
        return this;
    }

    private RackReaderTest device(String lines) {
        return rack("id: r1\nname: R1\ndevices:\n- id: d\n  name: D\n  template_id: server-1u\n  u_position: 1\n"
                + lines.indent(2));
    }

    private Rack read() {
        return files.load()
                .topology()
                .sites()
                .get(0)
                .rooms()
                .get(0)
                .aisles()
                .get(0)
                .racks()
                .get(0);
    }

    private List<String> problems() {
        return files.problems().stream()
                .map(problem -> problem.replace(FILE + ":", ""))
                .toList();
    }

    @Test
    void rack_withEverything_isReadAsWritten() {
        rack("""
                id: r1
                name: Rack one
                template_id: rack-42
                u_height: 48
                aisle_id: elsewhere
                room_id: ignored
                aggregation: {reducer: quorum(2), edge: lower(1), weight: 5}
                devices:
                  - id: d1
                    name: Device
                    template_id: server-2u
                    u_position: 3
                    face: front
                    role: ignored
                    instance: n[1-2]
                    labels: {tray: "7"}
                    aggregation: best
                """);

        Rack rack = read();

        assertThat(problems()).isEmpty();
        assertThat(rack.name()).isEqualTo("Rack one");
        assertThat(rack.templateId()).isEqualTo("rack-42");
        assertThat(rack.uHeight()).isEqualTo(48);
        assertThat(rack.aisleId()).isEqualTo("elsewhere");
        assertThat(rack.aggregation())
                .isEqualTo(new Aggregation(Reducer.parse("quorum(2)"), EdgeMap.parse("lower(1)"), 5));
        Device device = rack.devices().get(0);
        assertThat(device.uPosition()).isEqualTo(3);
        assertThat(device.labels()).isEqualTo(Map.of("tray", "7"));
        assertThat(device.nodes()).containsExactly(new Node("n1", 1), new Node("n2", 2));
        assertThat(device.aggregation().reducer()).isEqualTo(Reducer.parse("best"));
    }

    @Test
    void rack_withoutHeight_isAsHighAsItsTemplateOr42() {
        assertThat(rack("{id: r1, name: R}").read().uHeight()).isEqualTo(42);
        assertThat(rack("{id: r1, name: R, template_id: rack-10}").read().uHeight())
                .isEqualTo(10);
        assertThat(rack("{id: r1, name: R, template_id: rack-10, u_height: 12}")
                        .read()
                        .uHeight())
                .isEqualTo(12);
    }

    @Test
    void rack_wrongHeight_keepsTheDefaultAndSaysSo() {
        rack("id: r1\nname: R\nu_height: 61\n");

        assertThat(problems())
                .containsExactly("3:11: 'u_height' must be a whole number from 1 to 60, not 61; 42 is used");
        assertThat(read().uHeight()).isEqualTo(42);
    }

    @Test
    void wholeNumbers_inAllSpellings_areTakenOrNamed() {
        assertThat(rack("{id: r1, name: R, u_height: '12'}").read().uHeight()).isEqualTo(12);
        assertThat(rack("{id: r1, name: R, u_height: 12.0}").read().uHeight()).isEqualTo(12);
        assertThat(rack("{id: r1, name: R, u_height: 012}").problems())
                .containsExactly("1:29: 'u_height' must be a whole number from 1 to 60, not 012: some readers of YAML"
                        + " take a leading 0 as octal; write it without; 42 is used");
        assertThat(rack("{id: r1, name: R, u_height: 12.5}").problems())
                .containsExactly("1:29: 'u_height' must be a whole number from 1 to 60, not 12.5; 42 is used");
        assertThat(rack("{id: r1, name: R, u_height: 99999999999999999999}").problems())
                .containsExactly("1:29: 'u_height' must be a whole number from 1 to 60, not 99999999999999999999; 42 is"
                        + " used");
        assertThat(rack("{id: r1, name: R, u_height: [1]}").problems())
                .containsExactly("1:29: 'u_height' must be a whole number from 1 to 60, not a list; 42 is used");
    }

    @Test
    void rack_withoutIdOrName_isLeftOut() {
        assertThat(rack("name: R\n").problems()).containsExactly("1:1: 'id' is missing; the rack is left out");
        assertThat(rack("id: r1\n").problems()).containsExactly("1:1: 'name' is missing; the rack 'r1' is left out");
        assertThat(files.load()
                        .topology()
                        .sites()
                        .get(0)
                        .rooms()
                        .get(0)
                        .aisles()
                        .get(0)
                        .racks())
                .isEmpty();
    }

    @Test
    void rack_wrongId_isLeftOutAndSaysWhatIsAllowed() {
        String allowed = "must be an id (1 to 128 of a-z 0-9 . _ -, starting with a letter or digit), not ";

        assertThat(rack("id: Rack 1\nname: R\n").problems())
                .containsExactly("1:5: 'id' " + allowed + "'Rack 1'; the rack is left out");
        assertThat(rack("id: ../etc\nname: R\n").problems())
                .containsExactly("1:5: 'id' " + allowed + "'../etc'; the rack is left out");
        assertThat(rack("id: 42\nname: R\n").problems())
                .containsExactly("1:5: 'id' must be text, not the number 42; write it in quotes: \"42\"; the rack is"
                        + " left out");
    }

    @Test
    void unknownKeys_areNamedWithTheNearestKnownOne() {
        assertThat(device("u_postion: 3\ncolour: red").problems())
                .containsExactly(
                        "8:3: warning: unknown key 'u_postion'; did you mean 'u_position'?",
                        "9:3: warning: unknown key 'colour'; known here: aggregation, id, instance, labels, name,"
                                + " nodes, template_id, u_position");
    }

    @Test
    void device_withoutWhatItNeeds_isLeftOutWithEverythingItLacks() {
        rack("""
                id: r1
                name: R
                devices:
                  - id: good
                    name: Good
                    template_id: server-1u
                    u_position: 1
                  - id: bad
                    u_position: high
                  - just text
                """);

        assertThat(problems())
                .containsExactly(
                        "8:5: 'name' is missing; the device 'bad' is left out",
                        "8:5: 'template_id' is missing; the device 'bad' is left out",
                        "9:17: 'u_position' must be a whole number, not 'high'; the device 'bad' is left out",
                        "10:5: a device must be a mapping, not 'just text'; it is left out");
        assertThat(read().devices()).extracting(Device::id).containsExactly("good");
    }

    @Test
    void device_idTwiceInARack_secondIsLeftOut() {
        rack("""
                id: r1
                name: R
                devices:
                  - {id: d, name: One, template_id: server-1u, u_position: 1}
                  - {id: d, name: Two, template_id: server-1u, u_position: 2}
                """);

        assertThat(problems())
                .containsExactly(
                        "5:10: the device id 'd' is already used in this rack at 4:10; the device is" + " left out");
        assertThat(read().devices()).extracting(Device::name).containsExactly("One");
    }

    @Test
    void device_unknownTemplate_loadsWithOneWarningPerTemplate() {
        rack("""
                id: r1
                name: R
                template_id: rack-43
                devices:
                  - {id: a, name: A, template_id: server-9u, u_position: 1}
                  - {id: b, name: B, template_id: server-9u, u_position: 2}
                """);

        assertThat(problems())
                .containsExactly(
                        "3:14: warning: there is no rack template 'rack-43'",
                        "5:35: warning: there is no device template 'server-9u'; its devices have no checks and no"
                                + " metrics");
        assertThat(read().devices()).hasSize(2);
    }

    @Test
    void device_templateThatWasLeftOut_isNotCalledUnknown() {
        files.write("templates/devices.yaml", "templates: [{id: server-1u, name: No height}]\n");

        assertThat(device("").problems())
                .containsExactly("templates/devices.yaml:1:13: 'u_height' is missing; the device template 'server-1u'"
                        + " is left out");
    }

    @Test
    void device_outsideOrOnTopOfAnother_loadsWithAWarning() {
        rack("""
                id: r1
                name: R
                u_height: 10
                devices:
                  - {id: a, name: A, template_id: server-2u, u_position: 1}
                  - {id: b, name: B, template_id: server-1u, u_position: 2}
                  - {id: c, name: C, template_id: server-2u, u_position: 10}
                  - {id: d, name: D, template_id: server-1u, u_position: 0}
                  - {id: e, name: E, template_id: server-1u, u_position: 3}
                """);

        assertThat(problems())
                .containsExactly(
                        "6:58: warning: the device 'b' at U2 overlaps the device 'a' at U2",
                        "7:58: warning: the device 'c' at U10 to U11 does not fit into the rack, which has U1 to U10",
                        "8:58: warning: the device 'd' at U0 does not fit into the rack, which has U1 to U10");
        assertThat(read().devices()).hasSize(5);
    }

    @Test
    void instance_inEveryForm_givesItsNodes() {
        assertThat(nodes("instance: switch-a01")).containsExactly(new Node("switch-a01", 1));
        assertThat(nodes("instance: c[08-10]-ib"))
                .containsExactly(new Node("c08-ib", 1), new Node("c09-ib", 2), new Node("c10-ib", 3));
        assertThat(nodes("instance: [n1, 'b[1-2]']"))
                .containsExactly(new Node("n1", 1), new Node("b1", 2), new Node("b2", 3));
        assertThat(nodes("instance: {1: n1, '4': n4}")).containsExactly(new Node("n1", 1), new Node("n4", 4));
        assertThat(nodes("instance: host:9100")).containsExactly(new Node("host:9100", 1));
        assertThat(nodes("instance: []")).containsExactly(new Node("d", 1));
        assertThat(nodes("instance: {}")).containsExactly(new Node("d", 1));
        assertThat(nodes("")).containsExactly(new Node("d", 1));
        assertThat(problems()).isEmpty();
    }

    @Test
    void instance_emptyOrBlank_isAsAbsentWithAWarning() {
        String warning = "warning: 'instance' is empty; without it the device has one node with its own id";

        assertThat(nodes("instance: null")).containsExactly(new Node("d", 1));
        assertThat(problems()).containsExactly("8:13: " + warning);
        assertThat(nodes("instance: ''")).containsExactly(new Node("d", 1));
        assertThat(problems()).containsExactly("8:13: " + warning);
    }

    @Test
    void nodes_theOldName_countsWhenInstanceIsAbsent() {
        assertThat(nodes("nodes: c[1-2]")).containsExactly(new Node("c1", 1), new Node("c2", 2));
        assertThat(problems()).isEmpty();
        assertThat(nodes("instance: null\nnodes: c1")).containsExactly(new Node("c1", 1));
    }

    @Test
    void nodes_besideInstance_isIgnoredWithAWarning() {
        assertThat(nodes("instance: a\nnodes: b")).containsExactly(new Node("a", 1));
        assertThat(problems())
                .containsExactly(
                        "9:10: warning: 'nodes' is the old name of 'instance', which stands here too; it is ignored");
    }

    @Test
    void instance_wrong_leavesTheDeviceOut() {
        String lost = "; the device 'd' is left out";
        String allowed = "must be an instance name, a range like node[01-20], a list of these, or a mapping of slot"
                + " numbers to these, not ";

        assertThat(device("instance: 42").problems())
                .containsExactly("8:13: 'instance' must be text, not the number 42; write it in quotes: \"42\"" + lost);
        assertThat(device("instance: [a, 2, [b]]").problems())
                .containsExactly(
                        "8:17: 'instance' must be text, not the number 2; write it in quotes: \"2\"" + lost,
                        "8:20: 'instance' " + allowed + "a list" + lost);
        assertThat(device("instance: c[3-1]").problems())
                .containsExactly("8:13: 'instance': the range in 'c[3-1]' runs backwards; write [1-3]" + lost);
        assertThat(device("instance: c[1-20000]").problems())
                .containsExactly("8:13: 'instance': the range in 'c[1-20000]' stands for 20000 names; at most 10000 are"
                        + " allowed" + lost);
        assertThat(device("instance: a[1-2]b[1-2]").problems())
                .containsExactly("8:13: 'instance': 'a[1-2]b[1-2]' holds more than one range; one is allowed" + lost);
        assertThat(device("instance: {first: a, 2: b}").problems())
                .containsExactly("8:14: 'instance' must have whole numbers as keys (slots), not 'first'" + lost);
        assertThat(device("instance: {1: a, '01': b}").problems())
                .containsExactly("8:20: 'instance' names slot 1 twice" + lost);
        assertThat(device("instance: {1: null}").problems())
                .containsExactly("8:17: 'instance' " + allowed + "nothing" + lost);
        assertThat(read().devices()).isEmpty();
    }

    @Test
    void instance_slotBelowOne_loadsWithAWarning() {
        assertThat(nodes("instance: {0: a}")).containsExactly(new Node("a", 0));
        assertThat(problems()).containsExactly("8:14: warning: slot 0 is never drawn: slots are counted from 1");
    }

    @Test
    void labels_thatAreNoText_areLeftOutAlone() {
        device("labels: {tray: 1, row: \"2\"}");

        assertThat(problems())
                .containsExactly("8:18: 'labels.tray' must be text, not the number 1; write it in quotes: \"1\"; it is"
                        + " left out");
        assertThat(read().devices().get(0).labels()).isEqualTo(Map.of("row", "2"));
    }

    @Test
    void aggregation_wrong_keepsTheDefaultsAndSaysWhatIsAllowed() {
        assertThat(device("aggregation: {reducer: wurst, edge: up, weight: 0, wait: 1}")
                        .problems())
                .containsExactly(
                        "8:26: 'aggregation.reducer': 'wurst' is not a reducer; allowed: " + Reducer.REDUCERS
                                + "; worst is used",
                        "8:39: 'aggregation.edge': 'up' is not an edge map; allowed: " + EdgeMap.EDGES
                                + "; identity is used",
                        "8:51: 'aggregation.weight' must be a whole number from 1 to 1000, not 0; 1 is used",
                        "8:54: warning: unknown key 'aggregation.wait'; known here: edge, reducer, weight");
        assertThat(read().devices().get(0).aggregation()).isEqualTo(Aggregation.DEFAULT);
    }

    @Test
    void devices_nullList_isAsEmptyWithAWarning() {
        rack("id: r1\nname: R\ndevices:\n");

        assertThat(problems()).containsExactly("3:9: warning: 'devices' is empty; an empty list is written []");
        assertThat(read().devices()).isEmpty();
    }

    private List<Node> nodes(String lines) {
        return device(lines).read().devices().get(0).nodes();
    }
}
