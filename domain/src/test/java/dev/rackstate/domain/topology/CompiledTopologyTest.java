package dev.rackstate.domain.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.Reducer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompiledTopologyTest {
    /** Two sites that use the same ids, a standalone rack, and ids that need escaping. */
    private static CompiledTopology twoSites() {
        return new Building()
                .site("alder")
                .room("hall")
                .aisle("a")
                .rack("r1")
                .device("blades", "n[1-2]")
                .reducer("best")
                .standalone("r2")
                .device("50%/x")
                .site("birch")
                .room("hall")
                .standalone("r1")
                .device("blades", "n1")
                .room("lab")
                .standalone("r1")
                .compile();
    }

    @Test
    void numbers_areGivenDepthFirstInFileOrder() {
        CompiledTopology topology = twoSites();

        assertThat(ids(topology))
                .containsExactly(
                        "site alder",
                        "room hall",
                        "aisle a",
                        "rack r1",
                        "device blades",
                        "node n1",
                        "node n2",
                        "rack r2",
                        "device 50%/x",
                        "node 50%/x",
                        "site birch",
                        "room hall",
                        "rack r1",
                        "device blades",
                        "node n1",
                        "room lab",
                        "rack r1");
        assertThat(topology.size()).isEqualTo(17);
        assertThat(topology.end(0)).isEqualTo(10);
        assertThat(topology.end(10)).isEqualTo(17);
        assertThat(topology.parent(0)).isEqualTo(-1);
        assertThat(topology.parent(7)).isEqualTo(1);
    }

    private static List<String> ids(CompiledTopology topology) {
        return IntStream.range(0, topology.size())
                .mapToObj(entity -> topology.kind(entity).word() + " " + topology.id(entity))
                .toList();
    }

    @Test
    void children_areTheDirectOnes() {
        CompiledTopology topology = twoSites();

        assertThat(topology.children(1).toArray()).containsExactly(2, 7);
        assertThat(topology.children(4).toArray()).containsExactly(5, 6);
        assertThat(topology.children(5).toArray()).isEmpty();
        assertThat(topology.child(1, "r2")).isEqualTo(7);
        assertThat(topology.child(1, "r1")).isEqualTo(-1);
    }

    @Test
    void within_includesTheEntityItself() {
        CompiledTopology topology = twoSites();

        assertThat(topology.within(0, EntityKind.NODE).toArray()).containsExactly(5, 6, 9);
        assertThat(topology.within(3, EntityKind.RACK).toArray()).containsExactly(3);
        assertThat(topology.all(EntityKind.RACK).toArray()).containsExactly(3, 7, 12, 16);
        assertThat(topology.count(EntityKind.RACK)).isEqualTo(4);
        assertThat(topology.isWithin(9, 0)).isTrue();
        assertThat(topology.isWithin(10, 0)).isFalse();
        assertThat(topology.isWithin(0, 1)).isFalse();
    }

    @Test
    void find_repeatedId_isTheFirstInFileOrderUnlessNarrowed() {
        CompiledTopology topology = twoSites();

        assertThat(topology.find(EntityKind.RACK, "r1", null, null)).isEqualTo(3);
        assertThat(topology.find(EntityKind.RACK, "r1", "birch", null)).isEqualTo(12);
        assertThat(topology.find(EntityKind.RACK, "r1", "birch", "lab")).isEqualTo(16);
        assertThat(topology.find(EntityKind.RACK, "r1", null, "lab")).isEqualTo(16);
        assertThat(topology.find(EntityKind.NODE, "n1", "birch", "hall")).isEqualTo(14);
        assertThat(topology.find(EntityKind.ROOM, "hall", "birch", null)).isEqualTo(11);
        assertThat(topology.find(EntityKind.RACK, "r1", "cedar", null)).isEqualTo(-1);
        assertThat(topology.find(EntityKind.RACK, "n1", null, null)).isEqualTo(-1);
        assertThat(topology.find(EntityKind.SITE, "alder", null, "hall")).isEqualTo(-1);
    }

    @Test
    void nextWithSameId_walksOverEqualIdsOfOneKind() {
        CompiledTopology topology = twoSites();

        assertThat(topology.first(EntityKind.RACK, "r1")).isEqualTo(3);
        assertThat(topology.nextWithSameId(3)).isEqualTo(12);
        assertThat(topology.nextWithSameId(12)).isEqualTo(16);
        assertThat(topology.nextWithSameId(16)).isEqualTo(-1);
        assertThat(topology.nextWithSameId(7)).isEqualTo(-1);
    }

    @Test
    void ancestor_ofEachKind_isTheHolderOrNone() {
        CompiledTopology topology = twoSites();

        assertThat(topology.ancestor(5, EntityKind.SITE)).isEqualTo(0);
        assertThat(topology.ancestor(5, EntityKind.AISLE)).isEqualTo(2);
        assertThat(topology.ancestor(5, EntityKind.NODE)).isEqualTo(5);
        assertThat(topology.ancestor(9, EntityKind.AISLE)).isEqualTo(-1);
        assertThat(topology.ancestor(3, EntityKind.DEVICE)).isEqualTo(-1);
    }

    @Test
    void path_tellsEqualIdsApartAndEscapes() {
        CompiledTopology topology = twoSites();

        assertThat(topology.path(3)).isEqualTo("alder/hall/a/r1");
        assertThat(topology.path(16)).isEqualTo("birch/lab/r1");
        assertThat(topology.path(9)).isEqualTo("alder/hall/r2/50%25%2Fx/50%25%2Fx");
    }

    @Test
    void models_areTheRecordsOfTheirNumbers() {
        CompiledTopology topology = twoSites();

        assertThat(topology.site(0)).isSameAs(topology.topology().sites().get(0));
        assertThat(topology.room(1).id()).hasToString("hall");
        assertThat(topology.aisle(2).name()).isEqualTo("Aisle a").isEqualTo(topology.name(2));
        assertThat(topology.rack(3).name()).isEqualTo(topology.name(3));
        assertThat(topology.device(4).name()).isEqualTo(topology.name(4));
        assertThat(topology.node(6)).isEqualTo(new Node("n2", 2));
        assertThat(topology.name(6)).isEqualTo("n2");
        assertThat(topology.name(0)).isEqualTo("Site alder");
        assertThat(topology.name(1)).isEqualTo("Room hall");
        assertThatThrownBy(() -> topology.rack(0)).isInstanceOf(ClassCastException.class);
    }

    @Test
    void aggregation_isThatOfTheRecordAndTheDefaultForNodes() {
        CompiledTopology topology = twoSites();

        assertThat(topology.aggregation(4).reducer()).isEqualTo(new Reducer.Best());
        for (int entity : new int[] {0, 1, 2, 3, 5}) {
            assertThat(topology.aggregation(entity)).isEqualTo(Aggregation.DEFAULT);
        }
    }

    @Test
    void topology_ofManyNodes_numbersThemAll() {
        CompiledTopology topology = new Building()
                .site("alder")
                .room("hall")
                .standalone("r1")
                .device("d1", "n[1-5000]")
                .device("d2", "m[1-5000]")
                .compile();

        assertThat(topology.size()).isEqualTo(10_005);
        assertThat(topology.end(0)).isEqualTo(10_005);
        assertThat(topology.id(5_003)).isEqualTo("n5000");
        assertThat(topology.first(EntityKind.NODE, "m5000")).isEqualTo(10_004);
        assertThat(topology.ancestor(10_004, EntityKind.DEVICE)).isEqualTo(5_004);
        assertThat(topology.path(10_004)).isEqualTo("alder/hall/r1/d2/m5000");
        assertThat(topology.repeats(EntityKind.NODE)).isFalse();
    }

    @Test
    void topology_withoutSites_isEmpty() {
        CompiledTopology topology = CompiledTopology.of(Topology.EMPTY);

        assertThat(topology.size()).isZero();
        assertThat(topology.first(EntityKind.SITE, "alder")).isEqualTo(-1);
        assertThat(topology.count(EntityKind.NODE)).isZero();
    }
}
