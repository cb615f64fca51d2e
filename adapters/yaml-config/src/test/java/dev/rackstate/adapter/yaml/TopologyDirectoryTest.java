package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.health.Reducer;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.Location;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomLayout;
import dev.rackstate.domain.topology.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyDirectoryTest {
    private static final String ROOMS = "topology/datacenters/s/rooms/";
    private static final String ROOM = ROOMS + "room/";

    @TempDir
    private Path directory;

    private FilesOnDisk files;

    @BeforeEach
    void sound() {
        files = new FilesOnDisk(directory)
                .write("topology/sites.yaml", "sites: [{id: s}]\n")
                .write(ROOM + "room.yaml", "aisles:\n  - {id: a, name: Row A}\n")
                .write(ROOM + "aisles/a/aisle.yaml", "racks:\n  - r1\n")
                .write(ROOM + "aisles/a/racks/r1.yaml", "{id: r1, name: Rack one}\n");
    }

    private Site site() {
        return files.load().topology().sites().get(0);
    }

    private Room room() {
        return site().rooms().get(0);
    }

    private Aisle aisle() {
        return room().aisles().get(0);
    }

    @Test
    void site_withEverything_isReadAsWritten() {
        files.write("topology/sites.yaml", """
                sites:
                  - id: s
                    name: The Site
                    description: Where it stands
                    location: {lat: 60.607, lon: 15.626, address: Falun}
                    rooms: [room]
                    rooms_path: datacenters/s/rooms
                    timezone: Europe/Stockholm
                    aggregation: nth-worst(2)
                """);

        Site site = site();

        assertThat(files.problems()).isEmpty();
        assertThat(site.name()).isEqualTo("The Site");
        assertThat(site.description()).isEqualTo("Where it stands");
        assertThat(site.location()).isEqualTo(new Location(60.607, 15.626, "Falun"));
        assertThat(site.aggregation().reducer()).isEqualTo(Reducer.parse("nth-worst(2)"));
        assertThat(site.rooms()).hasSize(1);
    }

    @Test
    void names_thatAreMissing_areTheIds() {
        assertThat(site().name()).isEqualTo("s");
        assertThat(room().name()).isEqualTo("room");
        assertThat(room().id().value()).isEqualTo("room");
        assertThat(aisle().name()).isEqualTo("Row A");
    }

    @Test
    void location_wrong_isLeftOutButTheSiteStays() {
        files.write("topology/sites.yaml", "sites: [{id: s, location: {lat: 91, lon: east}}]\n");

        assertThat(files.problems())
                .containsExactly(
                        "topology/sites.yaml:1:33: 'location.lat' must be a number from -90 to 90, not 91; the location"
                                + " is left out",
                        "topology/sites.yaml:1:42: 'location.lon' must be a number from -180 to 180, not 'east'; the"
                                + " location is left out");
        assertThat(site().location()).isNull();
    }

    @Test
    void coordinates_outsideLocation_areNamed() {
        files.write("topology/sites.yaml", "sites: [{id: s, lat: 1, lon: 2}]\n");

        assertThat(files.problems())
                .containsExactly(
                        "topology/sites.yaml:1:22: warning: 'lat' has no effect here; write location: {lat: ..., lon:"
                                + " ...}",
                        "topology/sites.yaml:1:30: warning: 'lon' has no effect here; write location: {lat: ..., lon:"
                                + " ...}");
    }

    @Test
    void sites_thatAreNoSites_areReportedAndTheOthersLoad() {
        files.write(
                "topology/sites.yaml", "sites:\n  - {name: No id}\n  - text\n  - {id: S}\n  - {id: s}\n  - {id: s}\n");

        assertThat(files.problems())
                .containsExactly(
                        "topology/sites.yaml:2:5: 'id' is missing; the site is left out",
                        "topology/sites.yaml:3:5: a site must be a mapping, not 'text'; it is left out",
                        "topology/sites.yaml:4:10: 'id' must be an id (1 to 128 of a-z 0-9 . _ -, starting with a"
                                + " letter or digit), not 'S'; the site is left out",
                        "topology/sites.yaml:6:10: the site id 's' is already used in this topology at"
                                + " topology/sites.yaml:5:10; the site is left out");
        assertThat(files.load().topology().sites()).hasSize(1);
    }

    @Test
    void rooms_notListed_areTheDirectoriesInOrder() {
        files.write(ROOMS + "b/room.yaml", "{}\n")
                .write(ROOMS + "a/room.yaml", "{}\n")
                .write(ROOMS + ".hidden/room.yaml", "{}\n")
                .write(ROOMS + "pictures/a.txt", "")
                .write(ROOMS + "stray.txt", "");

        assertThat(site().rooms()).extracting(room -> room.id().value()).containsExactly("a", "b", "room");
        assertThat(files.problems())
                .containsExactly("topology/sites.yaml:1:14: warning: the directory " + ROOMS
                        + "pictures is no room: it has no room.yaml");
    }

    @Test
    void rooms_listed_areThoseInThatOrder() {
        files.write(ROOMS + "b/room.yaml", "id: other\n")
                .write("topology/sites.yaml", "sites: [{id: s, rooms: [{id: room, name: ignored}, b]}]\n");

        assertThat(site().rooms()).extracting(room -> room.id().value()).containsExactly("room", "other");
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void roomReferences_wrong_areReportedWhereTheyStand() {
        files.write("topology/sites.yaml", "sites:\n  - id: s\n    rooms: [room, 42, ../x, {name: x}, none, room]\n");

        assertThat(files.problems())
                .containsExactly(
                        "topology/sites.yaml:3:19: the room must be text, not the number 42; write it in quotes:"
                                + " \"42\"; it is left out",
                        "topology/sites.yaml:3:23: the room must be an id (1 to 128 of a-z 0-9 . _ -, starting with a"
                                + " letter or digit), not '../x'; it is left out",
                        "topology/sites.yaml:3:29: 'id' is missing; the room is left out",
                        "topology/sites.yaml:3:40: there is no file topology/datacenters/s/rooms/none/room.yaml; the"
                                + " room 'none' is left out",
                        "topology/sites.yaml:3:46: the room 'room' is listed twice; it is read once");
        assertThat(site().rooms()).hasSize(1);
    }

    @Test
    void site_withoutRooms_loadsWithAWarning() {
        files.write("topology/sites.yaml", "sites: [{id: empty}]\n");

        assertThat(files.problems())
                .containsExactly("topology/sites.yaml:1:14: warning: the site has no rooms: it lists none, and there is"
                        + " no directory topology/datacenters/empty/rooms");
        assertThat(site().rooms()).isEmpty();
    }

    @Test
    void room_withEverything_isReadAsWritten() {
        files.write(ROOM + "room.yaml", """
                id: hall
                name: Hall
                site_id: s
                description: Loud
                layout:
                  shape: polygon
                  size: {width: 30, height: 18, width_m: 12}
                  orientation: {north: left}
                  grid: {enabled: true, cell: 28}
                  door: {side: south, label: Dock, position: 0.75, row: 1}
                  rows: 4
                aisles: [a, {id: b}]
                standalone_racks: [alone]
                """)
                .write(ROOM + "aisles/b/aisle.yaml", "racks: []\n")
                .write(ROOM + "standalone_racks/alone.yaml", "{id: alone, name: Alone}\n");

        Room room = room();

        assertThat(files.problems()).isEmpty();
        assertThat(room.id().value()).isEqualTo("hall");
        assertThat(room.description()).isEqualTo("Loud");
        assertThat(room.layout())
                .isEqualTo(new RoomLayout(
                        "polygon",
                        30,
                        18,
                        "left",
                        new RoomLayout.Grid(true, 28),
                        new RoomLayout.Door("south", "Dock", 0.75)));
        assertThat(room.aisles()).extracting(Aisle::name).containsExactly("a", "b");
        assertThat(room.standaloneRacks()).extracting(Rack::name).containsExactly("Alone");
    }

    @Test
    void layout_absentEmptyAndDoorless_differ() {
        assertThat(room().layout()).isNull();
        assertThat(withLayout("{}")).isEqualTo(RoomLayout.DEFAULT);
        assertThat(withLayout("{door: null}").door()).isNull();
        assertThat(withLayout("{door: {label: null}}").door()).isEqualTo(new RoomLayout.Door("west", null, 0.2));
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void layout_outOfBounds_keepsTheDefaults() {
        files.write(
                ROOM + "room.yaml",
                "layout:\n  size: {width: 0.5, height: .inf}\n  grid: {cell: 3}\n  door: {position: 2}\n");

        assertThat(files.problems())
                .containsExactly(
                        ROOM + "room.yaml:2:17: 'layout.size.width' must be a number of at least 1, not 0.5; 24.0 is"
                                + " used",
                        ROOM + "room.yaml:2:30: 'layout.size.height' must be a number of at least 1, not .inf; 16.0 is"
                                + " used",
                        ROOM + "room.yaml:3:16: 'layout.grid.cell' must be a number of at least 4, not 3; 32.0 is used",
                        ROOM + "room.yaml:4:20: 'layout.door.position' must be a number from 0 to 1, not 2; 0.2 is"
                                + " used");
        assertThat(room().layout()).isEqualTo(RoomLayout.DEFAULT);
    }

    private RoomLayout withLayout(String layout) {
        files.write(ROOM + "room.yaml", "layout: " + layout + "\n");
        RoomLayout read = room().layout();
        assertThat(read).isNotNull();
        return read;
    }

    @Test
    void aisle_nameAndIdInItsOwnFile_areIgnored() {
        files.write(ROOM + "aisles/a/aisle.yaml", "id: x\nname: X\nroom_id: y\nracks: [r1]\n");

        assertThat(aisle().name()).isEqualTo("Row A");
        assertThat(aisle().id().value()).isEqualTo("a");
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void aisle_aggregation_belongsIntoTheRoomsFile() {
        files.write(ROOM + "room.yaml", "aisles: [{id: a, aggregation: best}]\n")
                .write(ROOM + "aisles/a/aisle.yaml", "aggregation: worst\nracks: []\n");

        assertThat(aisle().aggregation().reducer()).isEqualTo(Reducer.parse("best"));
        assertThat(files.problems())
                .containsExactly(ROOM + "aisles/a/aisle.yaml:1:14: warning: 'aggregation' has no effect in an aisle's"
                        + " own file; write it into the aisle's entry in room.yaml");
    }

    @Test
    void aislesAndRacks_withoutTheirFiles_areReportedAndTheOthersLoad() {
        files.write(ROOM + "room.yaml", "aisles:\n  - {id: gone}\n  - {id: a}\n  - {name: x}\n  - [a]\n  - a\n")
                .write(ROOM + "aisles/a/aisle.yaml", "racks:\n  - r0\n  - id: r1\n  - 5\n");

        assertThat(files.problems())
                .containsExactly(
                        ROOM + "aisles/a/aisle.yaml:2:5: there is no file " + ROOM
                                + "aisles/a/racks/r0.yaml; the rack 'r0' is left out",
                        ROOM + "aisles/a/aisle.yaml:4:5: the rack must be text, not the number 5; write it in quotes:"
                                + " \"5\"; it is left out",
                        ROOM + "room.yaml:2:10: there is no file " + ROOM
                                + "aisles/gone/aisle.yaml; the aisle 'gone' is left out",
                        ROOM + "room.yaml:4:5: 'id' is missing; the aisle is left out",
                        ROOM + "room.yaml:5:5: the aisle must be an id (1 to 128 of a-z 0-9 . _ -, starting with a"
                                + " letter or digit), not a list; it is left out",
                        ROOM + "room.yaml:6:5: the aisle 'a' is listed twice; it is read once");
        assertThat(room().aisles()).hasSize(1);
        assertThat(aisle().racks()).hasSize(1);
    }

    @Test
    void rack_inline_needsNoFile() {
        files.write(ROOM + "aisles/a/aisle.yaml", "racks:\n  - {id: r2, name: Inline}\n  - r1\n  - {id: r3, nam: x}\n");

        assertThat(aisle().racks()).extracting(Rack::name).containsExactly("Inline", "Rack one");
        assertThat(files.problems())
                .containsExactly(
                        ROOM + "aisles/a/aisle.yaml:4:5: 'name' is missing; the rack 'r3' is left out",
                        ROOM + "aisles/a/aisle.yaml:4:14: warning: unknown key 'nam'; did you mean 'name'?");
    }

    @Test
    void rack_fileNameDiffersFromItsId_idCounts() {
        files.write(ROOM + "aisles/a/aisle.yaml", "racks: [r1, copy]\n")
                .write(ROOM + "aisles/a/racks/copy.yaml", "{id: r1, name: Same id}\n");

        assertThat(files.problems())
                .containsExactly(
                        ROOM + "aisles/a/racks/copy.yaml:1:6: the rack id 'r1' is already used in this aisle at " + ROOM
                                + "aisles/a/racks/r1.yaml:1:6; the rack is left out");
        assertThat(aisle().racks()).hasSize(1);
    }

    @Test
    void brokenFiles_areReportedAndTheRestLoads() {
        files.write(ROOM + "aisles/a/aisle.yaml", "racks: [r1, r2, r3, r4]\n")
                .write(ROOM + "aisles/a/racks/r2.yaml", "id: r2\nname: 'open\n")
                .write(ROOM + "aisles/a/racks/r3.yaml", "")
                .write(ROOM + "aisles/a/racks/r4.yaml", "- a\n- list\n");

        String racks = ROOM + "aisles/a/racks/";
        assertThat(files.problems())
                .containsExactly(
                        racks + "r2.yaml:3:1: is not valid YAML: found unexpected end of stream while scanning a quoted"
                                + " scalar; the file is left out",
                        racks + "r3.yaml: is empty; the rack 'r3' is left out",
                        racks + "r4.yaml:1:1: the file must hold a mapping, not a list; the rack is left out");
        assertThat(aisle().racks()).extracting(Rack::name).containsExactly("Rack one");
    }

    @Test
    void nullLists_areAsEmptyWithAWarning() {
        files.write(ROOM + "room.yaml", "aisles:\nstandalone_racks:\n");

        assertThat(files.problems())
                .containsExactly(
                        ROOM + "room.yaml:1:8: warning: 'aisles' is empty; an empty list is written []",
                        ROOM + "room.yaml:2:18: warning: 'standalone_racks' is empty; an empty list is written []");
    }

    @Test
    void linkOutOfTheTopology_isNotFollowed() throws IOException {
        Path outside = directory.resolve("outside.yaml");
        Files.writeString(outside, "{id: r2, name: Outside}\n");
        files.write(ROOM + "aisles/a/aisle.yaml", "racks: [r1, r2, r3]\n");
        Path racks = directory.resolve(ROOM + "aisles/a/racks");
        Files.createSymbolicLink(racks.resolve("r2.yaml"), outside);
        Files.writeString(racks.resolve("elsewhere.yaml"), "{id: r3, name: Inside}\n");
        Files.createSymbolicLink(racks.resolve("r3.yaml"), Path.of("elsewhere.yaml"));

        assertThat(files.problems())
                .containsExactly(ROOM + "aisles/a/aisle.yaml:1:13: the file " + ROOM
                        + "aisles/a/racks/r2.yaml lies outside the topology directory; the rack 'r2' is left out");
        assertThat(aisle().racks()).extracting(Rack::name).containsExactly("Rack one", "Inside");
    }

    @Test
    void rootWithoutSitesFile_isAnErrorAtThePathThatNamesIt() {
        files.delete("topology/sites.yaml");

        assertThat(files.problems())
                .containsExactly("app.yaml:1:19: the topology directory has no file topology/sites.yaml");
        assertThat(files.load().topology().sites()).isEmpty();
    }

    @Test
    void emptySitesFile_isAnEmptyTopologyWithAWarning() {
        files.write("topology/sites.yaml", "");

        assertThat(files.problems()).containsExactly("topology/sites.yaml: warning: is empty: there are no sites");
    }

    @Test
    void idsThatRepeat_loadWithAWarning() {
        files.write("topology/sites.yaml", "sites: [{id: s}, {id: t}]\n")
                .write("topology/datacenters/t/rooms/room/room.yaml", "aisles: [a]\n")
                .write("topology/datacenters/t/rooms/room/aisles/a/aisle.yaml", """
                        racks:
                          - id: r1
                            name: Rack one too
                            devices:
                              - {id: d, name: D, template_id: server-1u, u_position: 1, instance: 'n[1-3]'}
                              - {id: e, name: E, template_id: server-1u, u_position: 2, instance: 'n[2-4]'}
                        """);

        String other = "topology/datacenters/t/rooms/room/";
        assertThat(files.problems())
                .containsExactly(
                        other + "aisles/a/aisle.yaml:2:9: warning: the rack id 'r1' is also used at " + ROOM
                                + "aisles/a/racks/r1.yaml:1:6; a look-up by the id alone finds that one",
                        other + "aisles/a/aisle.yaml:6:75: warning: the instance 'n2' (and 1 more of this device) is"
                                + " also used at " + other + "aisles/a/aisle.yaml:5:75; each of its samples counts for"
                                + " both",
                        other + "room.yaml:1:1: warning: the room id 'room' is also used at " + ROOM
                                + "room.yaml:1:1; a look-up by the id alone finds that one",
                        other + "room.yaml:1:10: warning: the aisle id 'a' is also used at " + ROOM
                                + "room.yaml:2:10; a look-up by the id alone finds that one");
        assertThat(files.load().topology().sites()).hasSize(2);
    }

    @Test
    void idsThatRepeatAmongSiblings_areAnErrorForTheSecond() {
        files.write(ROOMS + "zwei/room.yaml", "id: room\n");

        assertThat(files.problems())
                .containsExactly(ROOMS + "zwei/room.yaml:1:5: the room id 'room' is already used in this site at "
                        + ROOM + "room.yaml:1:1; the room is left out");
        assertThat(site().rooms()).hasSize(1);
    }

    @Test
    void moreEntitiesThanAllowed_areRefusedBeforeTheyAreCounted() {
        Limits few = new Limits(1 << 20, 1 << 20, 50, 64, 1000, 1000, 100, 9_000);
        files.limits(few).write(ROOM + "aisles/a/racks/r1.yaml", """
                id: r1
                name: R
                devices:
                  - {id: d, name: D, template_id: server-1u, u_position: 1, instance: 'n[1-10000]'}
                """);

        assertThat(files.problems())
                .containsExactly("app.yaml:1:19: the topology has 10005 entities; at most 9000 are allowed; it is left"
                        + " out");
    }

    @Test
    void loading_twice_givesTheSameOrderOfEverything() {
        List<String> racks = IntStream.range(0, 60).mapToObj(i -> "x" + i).toList();
        files.write(ROOM + "aisles/a/aisle.yaml", "racks: " + racks + "\n");
        racks.forEach(
                id -> files.write(ROOM + "aisles/a/racks/" + id + ".yaml", "{id: " + id + ", name: N, wrong: 1}\n"));

        assertThat(aisle().racks()).extracting(rack -> rack.id().value()).isEqualTo(racks);
        assertThat(files.problems()).hasSize(60).isEqualTo(files.problems());
    }
}
