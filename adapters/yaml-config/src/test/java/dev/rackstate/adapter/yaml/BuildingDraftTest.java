package dev.rackstate.adapter.yaml;

import static dev.rackstate.adapter.yaml.Editing.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.FileChange.Kind;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.edit.TopologyChange;
import dev.rackstate.domain.edit.TopologyChange.AddAisles.NewAisle;
import dev.rackstate.domain.edit.TopologyChange.AisleRef;
import dev.rackstate.domain.edit.TopologyChange.RackRef;
import dev.rackstate.domain.edit.TopologyChange.RoomRef;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.Reducer;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.InstancePattern;
import dev.rackstate.domain.topology.Instances;
import dev.rackstate.domain.topology.Location;
import dev.rackstate.domain.topology.RackId;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.RoomLayout;
import dev.rackstate.domain.topology.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a building that people keep by hand: exactly the lines that mean something else are other ones. */
class BuildingDraftTest {
    private static final String ROOM = "topology/datacenters/s/rooms/hall/";
    private static final RackRef R1 = new RackRef(null, null, new RackId("r1"));
    private static final RoomRef HALL = new RoomRef(null, new RoomId("hall"));
    private static final AisleRef A = new AisleRef(null, null, new AisleId("a"));

    @TempDir
    private Path directory;

    private FilesOnDisk files;
    private Editing editing;

    @BeforeEach
    void byHand() {
        files = new FilesOnDisk(directory)
                .write("topology/sites.yaml", """
                        # All our sites.
                        sites:
                          - id: s        # the first
                            name: "Site S"
                            timezone: Europe/Berlin
                        """)
                .write(ROOM + "room.yaml", """
                        id: hall
                        name: Hall   # the big one
                        aisles:
                          # cold side
                          - {id: a, name: Aisle A}
                          - id: b
                            name: Aisle B
                        standalone_racks: [lone]
                        """)
                .write(ROOM + "aisles/a/aisle.yaml", """
                        # kept by hand
                        id: a
                        name: Aisle A
                        racks:
                          - id: r1
                          # leads nowhere, left there on purpose
                          - id: gone
                          - id: r2
                        """)
                .write(ROOM + "aisles/b/aisle.yaml", "racks: []\n")
                .write(ROOM + "aisles/a/racks/r1.yaml", """
                        # Rack one
                        id: r1
                        name: 'Rack 1'
                        face: left     # unknown here, kept
                        devices:
                          - id: d1
                            name: One
                            template_id: server-1u
                            u_position: 1
                            # bought 2024
                            instance: n[1-2]

                          - {id: d2, name: Two, template_id: server-1u, u_position: 3, face: rear}
                        """)
                .write(ROOM + "aisles/a/racks/r2.yaml", "id: r2\nname: Rack 2\ntemplate_id: rack-10\n")
                .write(ROOM + "standalone_racks/lone.yaml", "id: lone\nname: Lone\n");
        editing = new Editing(files);
    }

    private static FileChange only(List<FileChange> changes) {
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static List<String> names(List<FileChange> changes) {
        return changes.stream()
                .map(change -> change.kind() + " " + change.file())
                .toList();
    }

    @Test
    void device_movedInItsRack_changesOneLine() {
        FileChange change = only(editing.commit(new TopologyChange.ChangeDevice(
                R1, "d2", Patch.keep(), Patch.keep(), Patch.to(7), Patch.keep(), Patch.keep(), Patch.keep())));

        assertThat(change.file()).isEqualTo(ROOM + "aisles/a/racks/r1.yaml");
        assertThat(change.kind()).isEqualTo(Kind.CHANGED);
        assertThat(lines(change)).isEqualTo("""
                -  - {id: d2, name: Two, template_id: server-1u, u_position: 3, face: rear}
                +  - {id: d2, name: Two, template_id: server-1u, u_position: 7, face: rear}
                """);
    }

    @Test
    void device_added_comesAfterTheOthersAndLeavesThem() {
        Device device = new Device(
                "d3",
                "Three",
                "server-2u",
                10,
                new Instances.Slots(Map.of(1, InstancePattern.parse("n3"))),
                Map.of("tray", "4"),
                Aggregation.DEFAULT);

        FileChange change = only(editing.commit(new TopologyChange.AddDevice(R1, device)));

        assertThat(lines(change))
                .doesNotContain("-  ")
                .contains("d3", "server-2u", "u_position: 10", "1: n3", "tray: ");
        assertThat(editing.text(change.file())).contains("# bought 2024", "face: left     # unknown here, kept");
    }

    @Test
    void device_removed_takesItsLinesOnly() {
        FileChange change = only(editing.commit(new TopologyChange.RemoveDevice(R1, "d2")));

        assertThat(lines(change))
                .contains("-  - {id: d2, name: Two, template_id: server-1u, u_position: 3, face: rear}\n")
                .doesNotContain("d1", "+  ");
    }

    @Test
    void devices_replaced_keepWhatTheirFileSaysBeyond() {
        Device two = new Device("d2", "Second", "server-1u", 1, Instances.NONE, Map.of(), Aggregation.DEFAULT);

        editing.commit(new TopologyChange.ReplaceDevices(R1, List.of(two)));

        assertThat(editing.text(ROOM + "aisles/a/racks/r1.yaml"))
                .contains("{id: d2, name: Second, template_id: server-1u, u_position: 1, face: rear}")
                .doesNotContain("d1");
    }

    @Test
    void rack_withoutItsOwnHeight_getsOneOnlyWhenItsTemplateHasAnother() {
        RackRef r2 = new RackRef(null, null, new RackId("r2"));

        FileChange sameHeight = only(editing.commit(
                new TopologyChange.ChangeRack(r2, Patch.keep(), Patch.to(12), Patch.keep(), Patch.keep())));
        assertThat(lines(sameHeight)).isEqualTo("+u_height: 12\n");

        FileChange back = only(editing.commit(
                new TopologyChange.ChangeRack(r2, Patch.to("Renamed"), Patch.keep(), Patch.to(null), Patch.keep())));
        assertThat(lines(back))
                .contains("-template_id: rack-10\n", "+name: Renamed\n")
                .doesNotContain("u_height");
    }

    @Test
    void rack_movedToAnotherAisle_takesItsFileAlongToTheLetter() {
        String before = editing.text(ROOM + "aisles/a/racks/r1.yaml");

        List<FileChange> changes = editing.commit(new TopologyChange.MoveRack(R1, HALL, new AisleId("b"), null));

        assertThat(names(changes))
                .containsExactly(
                        "CHANGED " + ROOM + "aisles/a/aisle.yaml",
                        "DELETED " + ROOM + "aisles/a/racks/r1.yaml",
                        "CHANGED " + ROOM + "aisles/b/aisle.yaml",
                        "CREATED " + ROOM + "aisles/b/racks/r1.yaml");
        assertThat(editing.text(ROOM + "aisles/b/racks/r1.yaml").replaceAll("aisle_id: .*\n", ""))
                .isEqualTo(before);
        assertThat(lines(changes.get(0))).isEqualTo("-  - id: r1\n");
        assertThat(editing.load().problems())
                .allSatisfy(problem -> assertThat(problem.message()).doesNotContain("r1"));
    }

    @Test
    void racks_arrangedAnew_moveAndKeepWhatLeadsNowhere() {
        editing.commit(new TopologyChange.ArrangeRacks(HALL, Map.of("a", List.of("r2", "lone"), "b", List.of("r1"))));

        assertThat(editing.text(ROOM + "aisles/a/aisle.yaml")).contains("# kept by hand", "- id: gone");
        assertThat(editing.everything().keySet())
                .contains(
                        ROOM + "aisles/a/racks/r2.yaml",
                        ROOM + "aisles/a/racks/lone.yaml",
                        ROOM + "aisles/b/racks/r1.yaml")
                .doesNotContain(ROOM + "standalone_racks/lone.yaml", ROOM + "aisles/a/racks/r1.yaml");
    }

    @Test
    void rack_added_getsATidyFileAndAReferenceInTheStyleOfTheOthers() {
        List<FileChange> changes =
                editing.commit(new TopologyChange.AddRack(A, new RackId("r9"), "Rack: nine", 20, null));

        assertThat(names(changes))
                .containsExactly(
                        "CHANGED " + ROOM + "aisles/a/aisle.yaml", "CREATED " + ROOM + "aisles/a/racks/r9.yaml");
        assertThat(lines(changes.get(0))).isEqualTo("+  - id: r9\n");
        assertThat(editing.text(ROOM + "aisles/a/racks/r9.yaml")).isEqualTo("""
                id: r9
                name: "Rack: nine"
                u_height: 20
                """);
    }

    @Test
    void rack_addedWhereAFileIsLeftOver_isRefused() {
        files.write(ROOM + "aisles/a/racks/r9.yaml", "id: r9\nname: Forgotten\n");
        var now = editing.load();
        var rack =
                now.topology().sites().get(0).rooms().get(0).standaloneRacks().get(0);
        var r9 = new dev.rackstate.domain.topology.Rack(
                new RackId("r9"), "New", null, 42, null, List.of(), rack.aggregation());

        NotWritableException refused =
                editing.refused(new Wanted.Building(Buildings.withRack(now.topology(), "a", r9)));

        assertThat(refused.kind()).isEqualTo(NotWritableException.Kind.INVALID);
        assertThat(refused)
                .hasMessage("there is already a file " + ROOM + "aisles/a/racks/r9.yaml; move it out of the"
                        + " way, or choose another id");
    }

    @Test
    void aisle_renamed_isRenamedInBothFiles() {
        List<FileChange> changes = editing.commit(new TopologyChange.ChangeAisle(
                A, Patch.to("Cold"), Patch.to(new Aggregation(Reducer.parse("quorum(1)"), EdgeMap.identity(), 1))));

        assertThat(names(changes))
                .containsExactly("CHANGED " + ROOM + "aisles/a/aisle.yaml", "CHANGED " + ROOM + "room.yaml");
        assertThat(lines(changes.get(0))).isEqualTo("-name: Aisle A\n+name: Cold\n");
        assertThat(lines(changes.get(1)))
                .startsWith("-  - {id: a, name: Aisle A}\n+  - {id: a, name: Cold, aggregation: ");
    }

    @Test
    void aisles_added_standInTheRoomAndHaveTheirFiles() {
        editing.commit(new TopologyChange.AddAisles(HALL, List.of(new NewAisle(new AisleId("c"), "C"))));

        assertThat(editing.text(ROOM + "aisles/c/aisle.yaml")).isEqualTo("id: c\nname: C\nracks: []\n");
        assertThat(editing.text(ROOM + "room.yaml")).contains("# cold side", "id: c", "standalone_racks: [lone]");
    }

    @Test
    void aisle_removed_goesWithItsDirectory() {
        editing.commit(new TopologyChange.RemoveAisle(A));

        assertThat(directory.resolve(ROOM + "aisles/a")).doesNotExist();
        assertThat(directory.resolve(ROOM + "aisles/b")).exists();
        assertThat(editing.text(ROOM + "room.yaml")).doesNotContain("Aisle A");
    }

    @Test
    void room_addedToASiteWhoseRoomsAreFound_listsThemAll() {
        files.write("topology/datacenters/s/rooms/annex/room.yaml", "name: Annex\n");

        List<FileChange> changes = editing.commit(new TopologyChange.AddRoom(
                new SiteId("s"),
                new RoomId("b-new"),
                "New",
                "Next door",
                new RoomLayout("rectangle", 30, 16, "top", RoomLayout.Grid.DEFAULT, null)));

        assertThat(lines(changes.get(1)).replaceAll("\\s+", " ")).contains("annex", "hall", "b-new");
        assertThat(editing.load().topology().sites().get(0).rooms())
                .extracting(room -> room.id().value())
                .containsExactly("annex", "hall", "b-new");
        assertThat(editing.text("topology/datacenters/s/rooms/b-new/room.yaml")).isEqualTo("""
                id: b-new
                name: New
                description: Next door
                layout:
                  shape: rectangle
                  size:
                    width: 30
                    height: 16
                  door: null
                """);
        assertThat(editing.text("topology/sites.yaml")).contains("# All our sites.", "# the first", "timezone:");
    }

    @Test
    void room_removedFromASiteWhoseRoomsAreFound_needsNoList() throws IOException {
        files.write("topology/datacenters/s/rooms/annex/room.yaml", "name: Annex\n");
        Files.createDirectories(directory.resolve("topology/datacenters/s/rooms/annex/standalone_racks"));

        List<FileChange> changes =
                editing.commit(new TopologyChange.RemoveRoom(new RoomRef(null, new RoomId("annex"))));

        assertThat(names(changes)).containsExactly("DELETED topology/datacenters/s/rooms/annex/room.yaml");
        assertThat(directory.resolve("topology/datacenters/s/rooms/annex")).doesNotExist();
        assertThat(editing.load().problems()).hasSize(2);
    }

    @Test
    void site_addedChangedAndRemoved_leavesNoTrace() {
        Map<String, String> before = editing.everything();
        SiteId id = new SiteId("t");

        editing.commit(new TopologyChange.AddSite(id, "T", null, null));
        assertThat(editing.text("topology/sites.yaml")).endsWith("  - id: t\n    name: T\n    rooms: []\n");
        assertThat(editing.load().problems()).hasSize(2);

        editing.commit(new TopologyChange.ChangeSite(
                id, Patch.keep(), Patch.to("Second"), Patch.to(new Location(1.5, 2, null)), Patch.keep()));
        assertThat(editing.text("topology/sites.yaml")).contains("lat: 1.5", "lon: 2\n", "description: Second");

        editing.commit(new TopologyChange.AddRoom(id, new RoomId("x"), "X", null, null));
        editing.commit(new TopologyChange.RemoveSite(id));
        assertThat(editing.everything()).isEqualTo(before);
        assertThat(directory.resolve("topology/datacenters/t")).doesNotExist();
    }
}
