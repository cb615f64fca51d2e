package dev.rackstate.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.fixture.Answer;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.Checks;
import dev.rackstate.domain.fixture.Watch;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.propagation.HealthTree;
import dev.rackstate.domain.snapshot.CheckColumn;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import org.junit.jupiter.api.Test;

/** Two sites and two rooms whose racks have equal ids. Columns: rack, site, room. */
class CheckRoundRepeatedIdsTest {
    private static final CompiledTopology TOPOLOGY = new Building()
            .site("alder")
            .room("hall")
            .standalone("r1")
            .standalone("r2")
            .room("lab")
            .standalone("r1")
            .site("birch")
            .room("hall")
            .standalone("r1")
            .compile();

    private final Watch watch = new Watch(
            TOPOLOGY, Checks.ofRacks("leak").rule("==", 1, HealthState.CRIT).build());

    private static String state(CheckColumn column, String site, String room, String rack) {
        int entity = TOPOLOGY.find(EntityKind.RACK, rack, site, room);
        byte rank = column.state(column.row(entity));
        return rank == HealthTree.NONE ? "nothing" : SeverityOrder.at(rank).name();
    }

    @Test
    void topology_saysWhetherIdsRepeat() {
        assertThat(TOPOLOGY.repeats(EntityKind.RACK)).isTrue();
        assertThat(TOPOLOGY.repeats(EntityKind.ROOM)).isTrue();
        assertThat(TOPOLOGY.repeats(EntityKind.SITE)).isFalse();
    }

    @Test
    void seriesWithSiteAndRoom_speaksOfThatRackAlone() {
        CheckColumn column = watch.at(
                0,
                new Answer()
                        .add(1, "r1", "birch", "hall")
                        .add(0, "r1", "alder", "lab")
                        .add(0, "r1", "alder", "hall"));

        assertThat(state(column, "alder", "hall", "r1")).isEqualTo("OK");
        assertThat(state(column, "alder", "lab", "r1")).isEqualTo("OK");
        assertThat(state(column, "birch", "hall", "r1")).isEqualTo("CRIT");
    }

    @Test
    void seriesWithSiteOnly_speaksOfAllItsRacksThere() {
        CheckColumn column = watch.at(0, new Answer().add(1, "r1", "alder", null));

        assertThat(state(column, "alder", "hall", "r1")).isEqualTo("CRIT");
        assertThat(state(column, "alder", "lab", "r1")).isEqualTo("CRIT");
        assertThat(state(column, "birch", "hall", "r1")).isEqualTo("nothing");
    }

    @Test
    void seriesWithoutPlace_speaksOfAllOfThem() {
        CheckColumn column = watch.at(0, new Answer().add(1, "r1", null, null));

        assertThat(state(column, "alder", "hall", "r1")).isEqualTo("CRIT");
        assertThat(state(column, "birch", "hall", "r1")).isEqualTo("CRIT");
    }

    @Test
    void seriesOfAnotherPlace_speaksOfNone() {
        CheckColumn column =
                watch.at(0, new Answer().add(1, "r1", "cedar", "hall").add(1, "r1", "birch", "lab"));

        assertThat(state(column, "alder", "hall", "r1")).isEqualTo("nothing");
        assertThat(state(column, "birch", "hall", "r1")).isEqualTo("nothing");
    }

    /** An id that occurs once needs no place: whatever a series calls its site, there is no doubt about the rack. */
    @Test
    void idThatIsUnique_isFoundWhateverItsPlaceIsCalled() {
        CheckColumn column = watch.at(0, new Answer().add(1, "r2", "elsewhere", null));

        assertThat(state(column, "alder", "hall", "r2")).isEqualTo("CRIT");
    }

    @Test
    void expandedCheck_hasThePlaceBehindTheVirtualNode() {
        Watch fans = new Watch(
                TOPOLOGY,
                Checks.ofRacks("fan")
                        .rule("==", 0, HealthState.WARN)
                        .expand("fan", HealthState.OK, null)
                        .build());

        CheckColumn column =
                fans.at(0, new Answer().add(0, "r1", "3", "birch", null).add(1, "r1", "3", "alder", "hall"));

        assertThat(state(column, "birch", "hall", "r1")).isEqualTo("WARN");
        assertThat(state(column, "alder", "hall", "r1")).isEqualTo("OK");
        assertThat(state(column, "alder", "lab", "r1")).isEqualTo("nothing");
    }
}
