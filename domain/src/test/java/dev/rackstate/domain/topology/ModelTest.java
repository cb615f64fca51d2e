package dev.rackstate.domain.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.health.Aggregation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of what can be written down. */
class ModelTest {
    static List<Function<String, Record>> ids() {
        return List.of(SiteId::new, RoomId::new, AisleId::new, RackId::new);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void id_withinThePattern_isItsText(Function<String, Record> id) {
        for (String text : List.of("a", "0", "r-01.b_2", "a".repeat(128))) {
            assertThat(id.apply(text)).hasToString(text).isEqualTo(id.apply(text));
            assertThat(TopologyIds.isValid(text)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void id_outsideThePattern_isRefused(Function<String, Record> id) {
        for (String text : List.of(
                "",
                " ",
                "A",
                "rack 1",
                ".",
                "..",
                "-a",
                "_a",
                ".a",
                "a/b",
                "a\\b",
                "%2e",
                "a\0",
                "a\n",
                "é",
                "a".repeat(129))) {
            assertThatThrownBy(() -> id.apply(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching("(?s)(site|room|aisle|rack) id '.*' is not allowed; "
                            + "allowed: 1 to 128 of a-z 0-9 \\. _ -, starting with a letter or digit");
            assertThat(TopologyIds.isValid(text)).isFalse();
        }
    }

    @Test
    void rack_height_isOneToSixty() {
        assertThat(rack(1).uHeight()).isEqualTo(1);
        assertThat(rack(60).uHeight()).isEqualTo(60);
        assertThatThrownBy(() -> rack(0)).hasMessage("a rack is 1 to 60 units high, not 0");
        assertThatThrownBy(() -> rack(61)).hasMessage("a rack is 1 to 60 units high, not 61");
    }

    private static Rack rack(int height) {
        return new Rack(new RackId("r"), "R", null, height, null, List.of(), Aggregation.DEFAULT);
    }

    @Test
    void device_blankId_isRefusedAndAnyOtherIsNot() {
        assertThat(device("Node 1.example.com:9100/é").nodes())
                .containsExactly(new Node("Node 1.example.com:9100/é", 1));
        assertThatThrownBy(() -> device(" ")).hasMessage("a device id must not be blank");
    }

    private static Device device(String id) {
        return new Device(id, "D", "t", 1, Instances.NONE, Map.of(), Aggregation.DEFAULT);
    }

    @Test
    void collections_areCopied() {
        List<Site> sites = new ArrayList<>();
        Topology topology = new Topology(sites);
        Map<String, String> labels = new HashMap<>(Map.of("tray", "1"));
        Device device = new Device("d", "D", "t", 1, Instances.NONE, labels, Aggregation.DEFAULT);

        sites.add(new Site(new SiteId("s"), "S", null, null, List.of(), Aggregation.DEFAULT));
        labels.clear();

        assertThat(topology.sites()).isEmpty();
        assertThat(device.labels()).containsEntry("tray", "1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-90, 0, 52.5, 90})
    void location_withinTheGlobe_isTaken(double latitude) {
        assertThat(new Location(latitude, latitude * 2, null).longitude()).isEqualTo(latitude * 2);
    }

    @Test
    void location_outsideTheGlobe_isRefused() {
        assertThatThrownBy(() -> new Location(90.1, 0, null)).hasMessage("a latitude is -90 to 90, not 90.1");
        assertThatThrownBy(() -> new Location(Double.NaN, 0, null)).hasMessage("a latitude is -90 to 90, not NaN");
        assertThatThrownBy(() -> new Location(0, -180.5, null)).hasMessage("a longitude is -180 to 180, not -180.5");
    }

    @Test
    void layout_defaults_areTheDocumentedOnes() {
        RoomLayout layout = RoomLayout.DEFAULT;

        assertThat(layout)
                .isEqualTo(new RoomLayout(
                        "rectangle",
                        24,
                        16,
                        "top",
                        new RoomLayout.Grid(false, 32),
                        new RoomLayout.Door("west", "Entrance", 0.2)));
    }

    @Test
    void layout_outOfRange_isRefused() {
        RoomLayout.Grid grid = RoomLayout.Grid.DEFAULT;

        assertThatThrownBy(() -> new RoomLayout("rectangle", 0.5, 3, "top", grid, null))
                .hasMessage("a room is at least 1 wide and 1 high, not 0.5 x 3.0");
        assertThatThrownBy(() -> new RoomLayout("rectangle", 3, Double.NaN, "top", grid, null))
                .hasMessage("a room is at least 1 wide and 1 high, not 3.0 x NaN");
        assertThatThrownBy(() -> new RoomLayout.Grid(true, 3.9)).hasMessage("a grid cell is at least 4, not 3.9");
        assertThatThrownBy(() -> new RoomLayout.Door("west", null, 1.01))
                .hasMessage("a door position is 0.0 to 1.0, not 1.01");
        assertThatThrownBy(() -> new RoomLayout.Door("west", null, -0.01))
                .hasMessage("a door position is 0.0 to 1.0, not -0.01");
        assertThat(new RoomLayout.Door("west", null, 1).position()).isEqualTo(1);
        assertThat(new RoomLayout.Door("west", null, 0).position()).isZero();
        assertThat(new RoomLayout("rectangle", 1, 1, "top", new RoomLayout.Grid(true, 4), null).width())
                .isEqualTo(1);
    }

    @Test
    void kind_words_areLowerCase() {
        assertThat(EntityKind.values())
                .extracting(EntityKind::word)
                .containsExactly("site", "room", "aisle", "rack", "device", "node");
        assertThat(EntityKind.at(3)).isSameAs(EntityKind.RACK);
    }
}
