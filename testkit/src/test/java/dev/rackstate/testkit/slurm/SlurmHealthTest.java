package dev.rackstate.testkit.slurm;

import static dev.rackstate.domain.health.HealthState.CRIT;
import static dev.rackstate.domain.health.HealthState.OK;
import static dev.rackstate.domain.health.HealthState.UNKNOWN;
import static dev.rackstate.domain.health.HealthState.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.editing.StateDifference;
import dev.rackstate.application.slurm.ExporterSettings;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.slurm.NodeMapping;
import dev.rackstate.domain.slurm.SlurmStateCheck;
import dev.rackstate.domain.snapshot.Finding;
import dev.rackstate.domain.snapshot.Reason;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How Slurm's states count in the health of the building. */
class SlurmHealthTest {
    private CountingSlurm site = new CountingSlurm();

    @AfterEach
    void stop() {
        site.close();
    }

    private void start(String edge, String... nodes) throws ConfigurationException {
        site = new CountingSlurm();
        site.slurm.nodes(nodes);
        site.start(CountingSlurm.oneRack(), CountingSlurm.settings(edge));
    }

    private Snapshot now() {
        return site.snapshot();
    }

    private HealthState rack() {
        return now().state(now().topology().first(EntityKind.RACK, "r1"));
    }

    private Optional<Finding> bySlurm(String node) {
        return now().findings(now().topology().first(EntityKind.NODE, node)).stream()
                .filter(finding -> finding.checkId().equals(SlurmStateCheck.ID))
                .findFirst();
    }

    @Test
    void round_edgeIgnores_findsNothingBySlurm() throws Exception {
        start("ignore", "n1 idle", "n2 IDLE+DRAIN");

        site.askSlurmAndRound();

        assertThat(rack()).isEqualTo(OK);
        assertThat(now().checks()).extracting(column -> column.check().id()).containsExactly("up");
        assertThat(now().alerts()).isEmpty();
    }

    @Test
    void round_drainedNode_makesItsRackCriticalAndIsAnAlertWithAWitness() throws Exception {
        start("identity", "n1 idle", "n2 IDLE+DRAIN");

        site.askSlurmAndRound();

        assertThat(rack()).isEqualTo(CRIT);
        assertThat(now().overall()).isEqualTo(CRIT);
        assertThat(bySlurm("n1")).map(Finding::state).contains(OK);
        assertThat(bySlurm("n2")).map(Finding::message).contains("drained");
        assertThat(now().alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(CRIT);
            assertThat(alert.since()).isEqualTo(CountingSlurm.START);
            assertThat(alert.checks())
                    .singleElement()
                    .satisfies(check -> assertThat(check.checkId()).isEqualTo(SlurmStateCheck.ID));
        });
        assertThat(now().witness(now().topology().first(EntityKind.SITE, "dc")))
                .extracting(Finding::checkId)
                .containsExactly(SlurmStateCheck.ID);
    }

    @Test
    void round_edgeLowers_makesADrainedNodeAWarning() throws Exception {
        start("lower(1)", "n1 idle", "n2 IDLE+DRAIN");

        site.askSlurmAndRound();

        assertThat(rack()).isEqualTo(WARN);
    }

    @Test
    void round_nodeThatSlurmDoesNotKnow_hasNoSuchFinding() throws Exception {
        start("identity", "n1 idle");

        site.askSlurmAndRound();

        assertThat(bySlurm("n2")).isEmpty();
        assertThat(rack()).isEqualTo(OK);
    }

    @Test
    void round_overAndOver_keepsSince() throws Exception {
        start("identity", "n1 idle", "n2 down");
        site.askSlurmAndRound();

        site.clock.advance(Duration.ofSeconds(30));
        site.askSlurmAndRound();
        assertThat(bySlurm("n2")).map(Finding::since).contains(CountingSlurm.START);
        assertThat(bySlurm("n2")).map(Finding::evidence).contains(CountingSlurm.START.plusSeconds(30));

        site.clock.advance(Duration.ofSeconds(30));
        site.slurm.nodes("n1 idle", "n2 idle");
        site.askSlurmAndRound();
        assertThat(bySlurm("n2")).map(Finding::since).contains(CountingSlurm.START.plusSeconds(60));
        assertThat(rack()).isEqualTo(OK);
    }

    @Test
    void adopt_otherEdge_countsAtOnceAndIsForetold() throws Exception {
        start("ignore", "n1 idle", "n2 IDLE+DRAIN");
        site.askSlurmAndRound();

        StateDifference foretold = site.rounds().preview(site.with(CountingSlurm.settings("identity")));
        assertThat(foretold.summary()).contains("1 node would turn CRIT", "1 rack would turn CRIT");
        assertThat(rack()).isEqualTo(OK);

        site.rounds().adopt(site.with(CountingSlurm.settings("identity")));
        assertThat(rack()).isEqualTo(CRIT);
        site.rounds().adopt(site.with(CountingSlurm.settings("ceiling(WARN)")));
        assertThat(rack()).isEqualTo(WARN);
        site.rounds().adopt(site.with(CountingSlurm.settings("ignore")));
        assertThat(rack()).isEqualTo(OK);
        assertThat(now().alerts()).isEmpty();
    }

    @Test
    void adopt_otherBuilding_keepsTheFindingsAndTheirTimes() throws Exception {
        start("identity", "n1 idle", "n2 down", "x1 down");
        site.askSlurmAndRound();
        site.clock.advance(Duration.ofSeconds(5));

        site.rounds()
                .adopt(CountingSlurm.oneRack()
                        .rack("dc", "r0", "x[1-2]")
                        .build()
                        .withSlurm(CountingSlurm.settings("identity")));

        assertThat(bySlurm("n2")).map(Finding::since).contains(CountingSlurm.START);
        assertThat(bySlurm("x1")).map(Finding::state).contains(CRIT);
        site.round();
        assertThat(bySlurm("n2")).map(Finding::since).contains(CountingSlurm.START);
    }

    @Test
    void adopt_otherSource_keepsTheFindingsUntilThatOneAnswers() throws Exception {
        start("identity", "n1 idle", "n2 down");
        site.askSlurmAndRound();
        ExporterSettings other = new ExporterSettings(
                "other_status", ExporterSettings.Labels.DEFAULT, ExporterSettings.Use.NONE, null, null);

        site.rounds().adopt(site.with(CountingSlurm.settings(EdgeMap.identity(), other, SlurmSettings.Mapping.NONE)));
        site.round();
        assertThat(bySlurm("n2")).map(Finding::state).contains(CRIT);

        site.slurm.nodes("n1 down");
        site.askSlurmAndRound();
        assertThat(bySlurm("n1")).map(Finding::state).contains(CRIT);
        assertThat(bySlurm("n2")).isEmpty();
    }

    @Test
    void round_slurmAway_holdsThenIsUnknownWithTheReason() throws Exception {
        start("identity", "n1 idle", "n2 IDLE+DRAIN");
        site.askSlurmAndRound();
        site.slurm.fail("connection refused");

        site.clock.advance(Duration.ofSeconds(30));
        site.askSlurmAndRound();
        assertThat(bySlurm("n2")).hasValueSatisfying(finding -> {
            assertThat(finding.state()).isEqualTo(CRIT);
            assertThat(finding.reason()).isEqualTo(Reason.HELD);
            assertThat(finding.message()).isEqualTo("connection refused");
            assertThat(finding.since()).isEqualTo(CountingSlurm.START);
        });

        site.clock.advance(Duration.ofMinutes(5));
        site.round();
        assertThat(bySlurm("n2")).hasValueSatisfying(finding -> {
            assertThat(finding.state()).isEqualTo(UNKNOWN);
            assertThat(finding.reason()).isEqualTo(Reason.STALE);
            assertThat(finding.message()).isEqualTo("connection refused");
            assertThat(finding.lastKnown()).isEqualTo(CRIT);
            assertThat(finding.evidence()).isEqualTo(CountingSlurm.START);
        });
        assertThat(rack()).isEqualTo(UNKNOWN);
        assertThat(now().alerts()).isEmpty();
    }

    @Test
    void round_slurmNeverAnswered_isUnknownWhereItIsExpected() throws Exception {
        start("identity");
        site.slurm.fail("no such metric");

        site.round();
        assertThat(bySlurm("n1")).isEmpty();

        site.askSlurmAndRound();
        assertThat(bySlurm("n1")).hasValueSatisfying(finding -> {
            assertThat(finding.state()).isEqualTo(UNKNOWN);
            assertThat(finding.reason()).isEqualTo(Reason.QUERY_FAILED);
            assertThat(finding.message()).isEqualTo("no such metric");
            assertThat(finding.since()).isEqualTo(CountingSlurm.START);
        });
        assertThat(rack()).isEqualTo(UNKNOWN);
    }

    @Test
    void findings_severalSlurmNodesOnOne_areThatOfTheWorst() throws Exception {
        site.slurm.nodes("a1 idle", "b1 down");
        List<NodeMapping.Entry> both = List.of(new NodeMapping.Entry("a1", "n1"), new NodeMapping.Entry("b1", "n1"));
        site.start(
                CountingSlurm.oneRack(),
                CountingSlurm.settings(
                        EdgeMap.identity(),
                        ExporterSettings.DEFAULT,
                        new SlurmSettings.Mapping("mapping.yaml", new NodeMapping(both))));

        site.askSlurmAndRound();

        assertThat(bySlurm("n1")).map(Finding::state).contains(CRIT);
    }
}
