package dev.rackstate.domain.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class WitnessFinderTest {
    private static HealthTree tree(Building building, String... critical) {
        CompiledTopology topology = building.compile();
        HealthTree tree = new HealthTree(topology);
        topology.all(EntityKind.NODE).forEach(node -> tree.set(node, SeverityOrder.OK));
        for (String id : critical) {
            tree.set(topology.first(EntityKind.NODE, id), SeverityOrder.CRIT);
        }
        return tree;
    }

    private static List<String> witness(HealthTree tree, EntityKind kind, String id) {
        CompiledTopology topology = tree.topology();
        return new WitnessFinder(tree)
                .witness(topology.first(kind, id)).stream().map(topology::id).toList();
    }

    private static Building rack(String reducer, String... devices) {
        Building building =
                new Building().site("alder").room("hall").standalone("r").reducer(reducer);
        for (String device : devices) {
            building.device(device);
        }
        return building;
    }

    @Test
    void witness_ofWorst_isOneNode() {
        HealthTree tree = tree(rack("worst", "a", "b", "c"), "b", "c");

        assertThat(witness(tree, EntityKind.SITE, "alder")).containsExactly("b");
    }

    @Test
    void witness_ofBothFeeds_namesBoth() {
        HealthTree tree = tree(rack("quorum(1)", "pdu-a", "pdu-b"), "pdu-a", "pdu-b");

        assertThat(witness(tree, EntityKind.RACK, "r")).containsExactly("pdu-a", "pdu-b");
    }

    @Test
    void witness_ofOneFeed_namesIt() {
        HealthTree tree = tree(rack("quorum(1)", "pdu-a", "pdu-b"), "pdu-b");

        assertThat(tree.state(tree.topology().first(EntityKind.RACK, "r"))).isSameAs(HealthState.WARN);
        assertThat(witness(tree, EntityKind.RACK, "r")).containsExactly("pdu-b");
    }

    /** The rack passes on WARN because it is CRIT; what makes it CRIT is cheaper than what would make it WARN. */
    @Test
    void witness_whereReachingWorseIsCheaper_takesTheCheaperWay() {
        Building building = new Building().site("alder").room("hall");
        building.standalone("r").reducer("quorum(crit all, warn 1)").edge("ceiling(WARN)");
        building.device("a").device("b").device("c");
        HealthTree tree = tree(building, "b");

        assertThat(tree.overall()).isSameAs(HealthState.WARN);
        assertThat(witness(tree, EntityKind.ROOM, "hall")).containsExactly("b");
        assertThat(witness(tree(building, "a", "b", "c"), EntityKind.ROOM, "hall"))
                .containsExactly("a");
    }

    @Test
    void witness_ofChildrenOfDifferentCost_isInFileOrder() {
        Building building =
                new Building().site("alder").room("hall").standalone("r").reducer("nth-worst(2)");
        building.device("dear", "d[1-2]").reducer("nth-worst(2)").device("cheap");

        assertThat(witness(tree(building, "d1", "d2", "cheap"), EntityKind.RACK, "r"))
                .containsExactly("d1", "d2", "cheap");
    }

    /** A set of children that is only long enough when an expensive child is in it is not cut short. */
    @Test
    void witness_whereTheSecondRackIsDearer_isTheFirstRacks() {
        Building building = new Building().site("alder").room("hall");
        building.standalone("first").reducer("nth-worst(2)").device("a").device("b");
        building.standalone("second").reducer("nth-worst(2)").device("c");
        building.device("d", "d[1-2]").reducer("nth-worst(2)");
        HealthTree tree = tree(building, "a", "b", "c", "d1", "d2");

        assertThat(witness(tree, EntityKind.ROOM, "hall")).containsExactly("a", "b");
        assertThat(witness(tree, EntityKind.RACK, "second")).containsExactly("c", "d1", "d2");
    }

    @Test
    void witness_withWeights_takesTheFewestThatWeighEnough() {
        Building building =
                new Building().site("alder").room("hall").standalone("r").reducer("weighted(50%)");
        building.device("s1").device("s2").device("s3").device("big").weight(3);
        HealthTree tree = tree(building, "s1", "s2", "s3", "big");

        assertThat(witness(tree, EntityKind.RACK, "r")).containsExactly("big");
    }

    @Test
    void witness_withEqualWays_isTheFirstInFileOrder() {
        HealthTree counted = tree(rack("nth-worst(2)", "a", "b", "c", "d"), "b", "c", "d");
        assertThat(witness(counted, EntityKind.RACK, "r")).containsExactly("b", "c");

        HealthTree weighed = tree(rack("weighted(50%)", "a", "b", "c", "d"), "b", "c", "d");
        assertThat(witness(weighed, EntityKind.RACK, "r")).containsExactly("b", "c");

        Building building =
                new Building().site("alder").room("hall").standalone("r").reducer("weighted(20%)");
        building.device("light").weight(2).device("heavy").weight(8);
        assertThat(witness(tree(building, "light", "heavy"), EntityKind.RACK, "r"))
                .containsExactly("light");
    }

    @Test
    void witness_whereTheSecondRackIsCheaper_isTheSecondRacks() {
        Building building = new Building().site("alder").room("hall");
        building.standalone("first")
                .reducer("nth-worst(3)")
                .device("a")
                .device("b")
                .device("c");
        building.standalone("second").reducer("nth-worst(2)").device("d").device("e");
        building.standalone("third").reducer("weighted(100%)").device("f").device("g");
        HealthTree tree = tree(building, "a", "b", "c", "d", "e", "f", "g");

        assertThat(witness(tree, EntityKind.ROOM, "hall")).containsExactly("d", "e");
    }

    @Test
    void witness_whereTakingTheCheapestFirstWouldMislead_isStillTheSmallest() {
        Building building = new Building().site("alder").room("hall").reducer("weighted(60%)");
        building.standalone("dense").weight(5).device("a");
        building.standalone("big").weight(6).reducer("nth-worst(2)").device("b").device("c");
        building.standalone("fine").weight(1).device("d");
        building.standalone("small").weight(1).device("e");
        HealthTree tree = tree(building, "a", "b", "c", "e");

        // 8 of 13 are needed: 5 + 6, which takes three entities; the cheapest racks first, 5 + 1 + 6, would take four.
        assertThat(witness(tree, EntityKind.ROOM, "hall")).containsExactly("a", "b", "c");
    }

    /** Large weights on many children cost neither time nor memory. */
    @Test
    void witness_ofManyHeavyRacks_isFoundAtOnce() {
        Building building = new Building().site("alder").room("hall").reducer("weighted(60%)");
        String[] nodes = new String[1_000];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = "n" + i;
            building.standalone("r" + i).weight(1_000).device(nodes[i]);
        }

        assertThat(witness(tree(building, nodes), EntityKind.ROOM, "hall"))
                .hasSize(600)
                .startsWith("n0", "n1");
    }

    @Test
    void witness_ofARackWithItsOwnEvidence_isTheRack() {
        HealthTree tree = tree(rack("worst", "a"), "a");
        tree.set(tree.topology().first(EntityKind.RACK, "r"), SeverityOrder.CRIT);

        assertThat(witness(tree, EntityKind.ROOM, "hall")).containsExactly("r");
    }

    @Test
    void witness_ofOkAndOfVacant_isEmpty() {
        Building building = rack("worst", "a").standalone("empty");
        HealthTree tree = tree(building);

        assertThat(witness(tree, EntityKind.ROOM, "hall")).isEmpty();
        assertThat(witness(tree, EntityKind.RACK, "empty")).isEmpty();
    }

    @Test
    void witness_ofUnknown_isTheNodeThatSaidNothing() {
        HealthTree tree = tree(rack("worst", "a", "b"));
        tree.set(tree.topology().first(EntityKind.NODE, "b"), HealthTree.NONE);

        assertThat(witness(tree, EntityKind.SITE, "alder")).containsExactly("b");
    }
}
