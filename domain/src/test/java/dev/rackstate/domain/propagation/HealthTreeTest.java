package dev.rackstate.domain.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import org.junit.jupiter.api.Test;

class HealthTreeTest {
    private static CompiledTopology twoRacks() {
        return new Building()
                .site("alder")
                .room("hall")
                .aisle("a")
                .rack("r1")
                .device("d1", "n[1-2]")
                .rack("r2")
                .device("d2", "n[3-4]")
                .compile();
    }

    private static int node(CompiledTopology topology, String id) {
        return topology.first(EntityKind.NODE, id);
    }

    private static HealthState rack(HealthTree tree, String id) {
        return tree.state(tree.topology().first(EntityKind.RACK, id));
    }

    private static HealthTree allOk(CompiledTopology topology) {
        HealthTree tree = new HealthTree(topology);
        topology.all(EntityKind.NODE).forEach(node -> tree.set(node, SeverityOrder.OK));
        return tree;
    }

    @Test
    void tree_withoutEvidence_isUnknownEverywhere() {
        HealthTree tree = new HealthTree(twoRacks());

        for (int entity = 0; entity < tree.topology().size(); entity++) {
            assertThat(tree.state(entity)).isSameAs(HealthState.UNKNOWN);
            assertThat(tree.own(entity)).isEqualTo(HealthTree.NONE);
        }
        assertThat(tree.overall()).isSameAs(HealthState.UNKNOWN);
    }

    @Test
    void rack_withOneCriticalNode_isCriticalUpToTheSite() {
        CompiledTopology topology = twoRacks();
        HealthTree tree = allOk(topology);

        tree.set(node(topology, "n3"), SeverityOrder.CRIT);

        assertThat(rack(tree, "r1")).isSameAs(HealthState.OK);
        assertThat(rack(tree, "r2")).isSameAs(HealthState.CRIT);
        assertThat(tree.state(topology.first(EntityKind.AISLE, "a"))).isSameAs(HealthState.CRIT);
        assertThat(tree.state(topology.first(EntityKind.SITE, "alder"))).isSameAs(HealthState.CRIT);
        assertThat(tree.overall()).isSameAs(HealthState.CRIT);
    }

    @Test
    void rack_withEvidenceOfItsOwn_isTheWorseOfThatAndItsDevices() {
        CompiledTopology topology = twoRacks();
        HealthTree tree = allOk(topology);
        int rack = topology.first(EntityKind.RACK, "r1");

        tree.set(rack, SeverityOrder.WARN);
        assertThat(rack(tree, "r1")).isSameAs(HealthState.WARN);
        tree.set(node(topology, "n1"), SeverityOrder.CRIT);
        assertThat(rack(tree, "r1")).isSameAs(HealthState.CRIT);
        tree.set(rack, SeverityOrder.OK);
        assertThat(rack(tree, "r1")).isSameAs(HealthState.CRIT);
        tree.set(node(topology, "n1"), SeverityOrder.OK);
        assertThat(rack(tree, "r1")).isSameAs(HealthState.OK);
    }

    /** The yardstick lets one answering rack check hide nodes of which nothing is known. */
    @Test
    void rack_withOkEvidenceAndUnknownNodes_staysUnknown() {
        CompiledTopology topology = twoRacks();
        HealthTree tree = new HealthTree(topology);

        tree.set(topology.first(EntityKind.RACK, "r1"), SeverityOrder.OK);

        assertThat(rack(tree, "r1")).isSameAs(HealthState.UNKNOWN);
    }

    @Test
    void room_withAnEmptyRack_isNotDarkenedByIt() {
        CompiledTopology topology = new Building()
                .site("alder")
                .room("hall")
                .aisle("a")
                .rack("full")
                .device("d")
                .rack("empty")
                .compile();
        HealthTree tree = allOk(topology);

        assertThat(rack(tree, "empty")).isSameAs(HealthState.UNKNOWN);
        assertThat(tree.counts(topology.first(EntityKind.RACK, "empty"))).isFalse();
        assertThat(tree.state(topology.first(EntityKind.ROOM, "hall"))).isSameAs(HealthState.OK);
    }

    @Test
    void emptyRack_withEvidenceOfItsOwn_counts() {
        CompiledTopology topology =
                new Building().site("alder").room("hall").standalone("empty").compile();
        HealthTree tree = new HealthTree(topology);

        tree.set(topology.first(EntityKind.RACK, "empty"), SeverityOrder.WARN);

        assertThat(tree.overall()).isSameAs(HealthState.WARN);
    }

    @Test
    void room_withNothingInIt_isUnknownAndCountsNowhere() {
        CompiledTopology topology = new Building()
                .site("alder")
                .room("empty")
                .room("hall")
                .standalone("r1")
                .device("d")
                .compile();
        HealthTree tree = allOk(topology);

        assertThat(tree.state(topology.first(EntityKind.ROOM, "empty"))).isSameAs(HealthState.UNKNOWN);
        assertThat(tree.overall()).isSameAs(HealthState.OK);
    }

    @Test
    void overall_withoutAnySite_isUnknown() {
        assertThat(new HealthTree(new Building().compile()).overall()).isSameAs(HealthState.UNKNOWN);
    }

    @Test
    void overall_whenTheOnlySiteIsIgnored_isUnknown() {
        CompiledTopology topology = new Building()
                .site("alder")
                .edge("ignore")
                .room("hall")
                .standalone("r1")
                .device("d")
                .compile();

        assertThat(allOk(topology).overall()).isSameAs(HealthState.UNKNOWN);
    }

    @Test
    void ceiling_onTheLabRack_keepsTheRoomAtWarn() {
        CompiledTopology topology = new Building()
                .site("alder")
                .room("hall")
                .standalone("lab")
                .edge("ceiling(WARN)")
                .device("d")
                .compile();
        HealthTree tree = allOk(topology);

        tree.set(node(topology, "d"), SeverityOrder.CRIT);

        assertThat(rack(tree, "lab")).isSameAs(HealthState.CRIT);
        assertThat(tree.overall()).isSameAs(HealthState.WARN);
    }

    /** Weights count below a weighted parent only. */
    @Test
    void weights_belowAWeightedParent_decide() {
        CompiledTopology topology = new Building()
                .site("alder")
                .room("hall")
                .standalone("r1")
                .reducer("weighted(50%)")
                .device("big")
                .weight(3)
                .device("small-1")
                .device("small-2")
                .compile();
        HealthTree tree = allOk(topology);

        tree.set(node(topology, "small-1"), SeverityOrder.CRIT);
        tree.set(node(topology, "small-2"), SeverityOrder.CRIT);
        assertThat(rack(tree, "r1")).isSameAs(HealthState.OK);
        tree.set(node(topology, "big"), SeverityOrder.WARN);
        assertThat(rack(tree, "r1")).isSameAs(HealthState.WARN);
    }

    @Test
    void setAll_ofAnotherSize_isRefused() {
        HealthTree tree = new HealthTree(twoRacks());

        assertThatThrownBy(() -> tree.setAll(new byte[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("evidence for 3 entities, but there are 11");
    }

    @Test
    void copies_areDetached() {
        HealthTree tree = new HealthTree(twoRacks());
        tree.copyOfRanks()[0] = SeverityOrder.CRIT;
        tree.copyOfOwn()[0] = SeverityOrder.CRIT;

        assertThat(tree.state(0)).isSameAs(HealthState.UNKNOWN);
        assertThat(tree.own(0)).isEqualTo(HealthTree.NONE);
    }
}
