package dev.rackstate.domain.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.domain.evaluation.EntityMatch;
import dev.rackstate.domain.evaluation.History;
import dev.rackstate.domain.fixture.Building;
import dev.rackstate.domain.fixture.HealthDomain;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.slurm.SlurmStateCheck.Answer;
import dev.rackstate.domain.snapshot.CheckColumn;
import dev.rackstate.domain.snapshot.Reason;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(HealthDomain.class)
@Domain(DomainContext.Global.class)
class SlurmStateCheckTest {
    private static final CompiledTopology TOPOLOGY = building("n[1-4]");
    private static final SlurmStateCheck AS_IT_IS = new SlurmStateCheck(EdgeMap.identity());
    private static final long ASKED = 40_000;
    private static final long NOW = 50_000;

    private static CompiledTopology building(String nodes) {
        return new Building()
                .site("s")
                .room("hall")
                .aisle("a")
                .rack("r1")
                .device("d1", nodes)
                .device("switch")
                .compile();
    }

    private static SlurmNode node(String name, String state, String why) {
        return new SlurmNode(
                name,
                SlurmNodeState.parse(state),
                List.of(state),
                List.of("all"),
                why,
                null,
                null,
                SlurmNode.Use.UNKNOWN);
    }

    private static PlacedWorkload placed(CompiledTopology topology, SlurmNode... nodes) {
        Workload workload = new Workload(Instant.EPOCH, List.of(nodes), List.of(), null, null);
        return PlacedWorkload.of(workload, topology, NodeMapping.NONE, StatusMap.DEFAULT);
    }

    private static PlacedWorkload workload() {
        return placed(
                TOPOLOGY,
                node("cloud1", "down", null),
                node("n1", "idle", null),
                node("n2", "IDLE+DRAIN", "bad DIMM"),
                node("n3", "odd", null));
    }

    private static CheckColumn answered(PlacedWorkload placed, History history) {
        return AS_IT_IS.judge(new Answer(placed, ASKED, null, false), history, NOW);
    }

    private static int entity(CompiledTopology topology, String node) {
        return topology.first(EntityKind.NODE, node);
    }

    private static int row(CheckColumn column, String node) {
        return column.row(entity(TOPOLOGY, node));
    }

    private static HealthState state(CheckColumn column, String node) {
        return SeverityOrder.at(column.state(row(column, node)));
    }

    @Property
    void rules_ofAnyEdge_areTheEdge(@ForAll EdgeMap edge, @ForAll Severity severity) {
        if (edge instanceof EdgeMap.Ignore) {
            assertThatThrownBy(() -> new SlurmStateCheck(edge)).hasMessageContaining("ignore");
            return;
        }
        byte rank = SeverityOrder.rank(severity.health());

        HealthState judged = new SlurmStateCheck(edge).check().judge(rank);

        assertThat(SeverityOrder.rank(judged)).isEqualTo((byte) edge.apply(rank));
    }

    /** A worse word of Slurm never makes a better finding. */
    @Property
    void judge_worseSeverity_isNoBetter(@ForAll EdgeMap edge, @ForAll Severity a, @ForAll Severity b) {
        if (edge instanceof EdgeMap.Ignore) {
            return;
        }
        SlurmStateCheck check = new SlurmStateCheck(edge);
        Severity better = Severity.worst(a, b) == a ? b : a;

        HealthState ofBetter = check.check().judge(SeverityOrder.rank(better.health()));
        HealthState ofWorse =
                check.check().judge(SeverityOrder.rank(Severity.worst(a, b).health()));

        assertThat(SeverityOrder.isWorse(ofBetter, ofWorse)).isFalse();
    }

    @Test
    void judge_answered_findsSomethingOnTheNodesThatSlurmKnowsAlone() {
        CheckColumn column = answered(workload(), History.NONE);

        assertThat(Arrays.stream(new int[] {0, 1, 2})
                        .mapToObj(row -> TOPOLOGY.id(column.target(row)))
                        .toList())
                .containsExactly("n1", "n2", "n3");
        assertThat(column.size()).isEqualTo(3);
        assertThat(state(column, "n1")).isEqualTo(HealthState.OK);
        assertThat(state(column, "n2")).isEqualTo(HealthState.CRIT);
        assertThat(state(column, "n3")).isEqualTo(HealthState.UNKNOWN);
        int drained = row(column, "n2");
        assertThat(column.reason(drained)).isEqualTo(Reason.MEASURED);
        assertThat(column.message(drained)).isEqualTo("drained: bad DIMM");
        assertThat(column.value(drained)).isEqualTo(SeverityOrder.CRIT);
        assertThat(column.evidence(drained)).isEqualTo(ASKED);
        assertThat(column.since(drained)).isEqualTo(NOW);
        assertThat(column.message(row(column, "n1"))).isEqualTo("idle");
    }

    @Test
    void judge_slurmAway_holdsWhatItSaid() {
        CheckColumn column =
                AS_IT_IS.judge(new Answer(workload(), ASKED, "connection refused", false), History.NONE, NOW);

        assertThat(state(column, "n2")).isEqualTo(HealthState.CRIT);
        assertThat(column.reason(row(column, "n2"))).isEqualTo(Reason.HELD);
        assertThat(column.message(row(column, "n2"))).isEqualTo("connection refused");
    }

    @Test
    void judge_tooOld_isUnknownBesideTheLastState_whateverTheEdge() {
        SlurmStateCheck milder = new SlurmStateCheck(EdgeMap.parse("lower(1)"));

        CheckColumn column = milder.judge(new Answer(workload(), ASKED, "connection refused", true), History.NONE, NOW);

        int drained = row(column, "n2");
        assertThat(state(column, "n2")).isEqualTo(HealthState.UNKNOWN);
        assertThat(column.reason(drained)).isEqualTo(Reason.STALE);
        assertThat(column.message(drained)).isEqualTo("connection refused");
        assertThat(column.lastKnown(drained)).isEqualTo(SeverityOrder.WARN);
        assertThat(column.evidence(drained)).isEqualTo(ASKED);
        CheckColumn silent = milder.judge(new Answer(workload(), ASKED, null, true), History.NONE, NOW);
        assertThat(silent.message(drained)).isEqualTo("Slurm's last answer is too old");
    }

    @Test
    void judge_again_isSinceTheSameMomentWhereTheStateIsTheSame() {
        CheckColumn before = answered(workload(), History.NONE);
        PlacedWorkload later = placed(TOPOLOGY, node("n1", "down", null), node("n2", "down", null));

        CheckColumn column = AS_IT_IS.judge(new Answer(later, NOW, null, false), History.of(before), NOW + 1000);

        assertThat(column.since(row(column, "n2"))).isEqualTo(NOW);
        assertThat(column.since(row(column, "n1"))).isEqualTo(NOW + 1000);
        assertThat(column.row(entity(TOPOLOGY, "n3"))).isNegative();
    }

    @Test
    void unanswered_nothingKnownBefore_isUnknownOnTheExpectedNodes() {
        int[] expected = {entity(TOPOLOGY, "n1"), entity(TOPOLOGY, "n4")};

        CheckColumn column = AS_IT_IS.unanswered(expected, "no such metric", History.NONE, NOW);

        assertThat(column.size()).isEqualTo(2);
        assertThat(state(column, "n4")).isEqualTo(HealthState.UNKNOWN);
        assertThat(column.reason(row(column, "n4"))).isEqualTo(Reason.QUERY_FAILED);
        assertThat(column.message(row(column, "n4"))).isEqualTo("no such metric");
        int[] others = {entity(TOPOLOGY, "n2")};
        CheckColumn again = AS_IT_IS.unanswered(others, "no such metric", History.of(column), NOW);
        assertThat(again.size()).isEqualTo(1);
        assertThat(again.target(0)).isEqualTo(others[0]);
    }

    @Test
    void unanswered_knownBefore_isStaleOnTheNodesThatWereKnown() {
        CheckColumn before = answered(workload(), History.NONE);

        CheckColumn column = AS_IT_IS.unanswered(
                new int[] {entity(TOPOLOGY, "n4")}, "no such metric", History.of(before), NOW + 1000);

        assertThat(column.size()).isEqualTo(3);
        assertThat(column.reason(row(column, "n2"))).isEqualTo(Reason.STALE);
        assertThat(column.lastKnown(row(column, "n2"))).isEqualTo(SeverityOrder.CRIT);
        assertThat(column.since(row(column, "n2"))).isEqualTo(NOW + 1000);
    }

    @Test
    void unchanged_inAnotherBuilding_followsTheNodesThatAreStillThere() {
        CheckColumn before = answered(workload(), History.NONE);
        CompiledTopology fewer = building("n[0-2]");

        CheckColumn column = AS_IT_IS.unchanged(History.of(before, EntityMatch.between(TOPOLOGY, fewer)));

        assertThat(column.size()).isEqualTo(2);
        int drained = column.row(entity(fewer, "n2"));
        assertThat(column.state(drained)).isEqualTo(SeverityOrder.CRIT);
        assertThat(column.message(drained)).isEqualTo("drained: bad DIMM");
        assertThat(column.since(drained)).isEqualTo(NOW);
        assertThat(AS_IT_IS.unchanged(History.NONE).size()).isZero();
    }
}
