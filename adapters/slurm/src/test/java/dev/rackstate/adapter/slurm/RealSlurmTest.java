package dev.rackstate.adapter.slurm;

import static dev.rackstate.adapter.slurm.TestSource.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.domain.slurm.SlurmJob;
import dev.rackstate.domain.slurm.SlurmJob.ArrayPart;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.SlurmNodeState.Base;
import dev.rackstate.domain.slurm.SlurmNodeState.Flag;
import dev.rackstate.domain.slurm.SlurmPartition;
import dev.rackstate.domain.slurm.SlurmReservation;
import dev.rackstate.domain.slurm.Workload;
import dev.rackstate.testkit.process.Poll;
import dev.rackstate.testkit.slurm.SlurmCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What administrators and jobs do to a real Slurm is seen as what it is. */
class RealSlurmTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private SlurmCluster cluster;
    private SlurmrestdWorkloadSource source;

    @BeforeEach
    void start() {
        SlurmCluster.assumeInstalled();
        use(SlurmCluster.start());
    }

    private void use(SlurmCluster started) {
        cluster = started;
        source = TestSource.at(cluster.url())
                .as(cluster.user(), cluster.tokenFile())
                .open();
    }

    @AfterEach
    void end() {
        if (cluster != null) {
            source.close();
            cluster.close();
        }
    }

    @Test
    void cluster_atItsStart_isToldWhole() throws Exception {
        assertThat(source.name()).isEqualTo("slurmrestd " + cluster.url());

        Workload workload = source.fetch();

        assertThat(source.name()).matches("slurmrestd " + cluster.url() + " v0\\.0\\.(3[89]|4[0-4])");
        assertThat(workload.nodes()).hasSize(SlurmCluster.NODES);
        assertThat(workload.jobs()).isEmpty();
        assertThat(workload.reservations()).isEmpty();
        assertThat(workload.warnings()).isEmpty();
        assertThat(workload.partitions())
                .containsExactly(
                        new SlurmPartition("all", "up", 200, 800),
                        new SlurmPartition("cpu", "up", 100, 400),
                        new SlurmPartition("gpu", "up", 100, 400));
        assertThat(node(workload, "n001").use()).isEqualTo(new SlurmNode.Use(4, 0, 1000L, 0L, 0, 0));
        assertThat(node(workload, "n101").use()).isEqualTo(new SlurmNode.Use(4, 0, 1000L, 0L, 4, 0));
        assertThat(node(workload, "n101").partitions()).containsExactly("all", "gpu");
        assertThat(status("n101")).isEqualTo("idle");
    }

    @Test
    void node_thatIsDrained_saysWhyWhoAndWhen() throws Exception {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        update("n002", "state=drain", "reason=fan \"tray\" \u00e9");

        SlurmNode node = node("n002");

        assertThat(node.state().base()).isEqualTo(Base.IDLE);
        assertThat(node.state().flags()).containsExactly(Flag.DRAIN);
        assertThat(node.state().status()).isEqualTo("drained");
        assertThat(node.statuses()).singleElement().asString().isEqualToIgnoringCase("idle+drain");
        assertThat(node.reason()).isEqualTo("fan \"tray\" \u00e9");
        assertThat(node.reasonUser()).isEqualTo(System.getProperty("user.name"));
        assertThat(node.reasonSince()).isCloseTo(before, within(5, ChronoUnit.SECONDS));
    }

    @Test
    void node_thatIsUndrained_isIdleAgain() throws Exception {
        update("n002", "state=drain", "reason=fan");
        assertThat(status("n002")).isEqualTo("drained");

        update("n002", "state=undrain");

        assertThat(status("n002")).isEqualTo("idle");
    }

    @Test
    void node_thatIsSetDown_isDownUntilItIsResumed() throws Exception {
        update("n002", "state=down", "reason=no power");
        assertThat(status("n002")).isEqualTo("down");
        assertThat(node("n002").reason()).isEqualTo("no power");

        update("n002", "state=resume");

        await("n002 idle", workload -> node(workload, "n002").state().status().equals("idle"));
        assertThat(node("n002").reason()).isNull();
        assertThat(node("n002").reasonSince()).isNull();
    }

    @Test
    void node_thatIsDrainedUnderAJob_isDraining() throws Exception {
        long job = cluster.submit("sleep 600", "--nodelist=n001");
        awaitState(job, "running");
        update("n001", "state=drain", "reason=fan");

        SlurmNode node = node("n001");

        assertThat(node.state().base()).isEqualTo(Base.MIXED);
        assertThat(node.state().status()).isEqualTo("draining");
    }

    @Test
    void nodes_inAMaintenanceReservation_areInMaintenance() throws Exception {
        cluster.run(
                "scontrol",
                "create",
                "reservation",
                "reservationname=cooling",
                "starttime=now",
                "duration=60",
                "flags=maint,ignore_jobs",
                "nodes=n[001,003]",
                "users=" + cluster.user() + ",root");

        Workload workload =
                await("maintenance", now -> node(now, "n001").state().status().equals("maint"));

        assertThat(node(workload, "n003").state().flags()).contains(Flag.MAINTENANCE);
        assertThat(node(workload, "n002").state().status()).isEqualTo("idle");
        SlurmReservation reservation =
                Objects.requireNonNull(workload.reservations()).get(0);
        assertThat(reservation.name()).isEqualTo("cooling");
        assertThat(reservation.nodes()).containsExactly("n001", "n003");
        assertThat(reservation.users()).containsExactlyInAnyOrder(cluster.user(), "root");
        assertThat(reservation.accounts()).isEmpty();
        assertThat(reservation.flags()).contains("maint", "ignore_jobs");
        assertThat(Duration.between(reservation.start(), reservation.end())).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void node_thatIsDrainedInMaintenance_hasBothFlags() throws Exception {
        cluster.run(
                "scontrol",
                "create",
                "reservation",
                "reservationname=cooling",
                "starttime=now",
                "duration=60",
                "flags=maint",
                "nodes=n001",
                "users=root");
        await("maintenance", now -> node(now, "n001").state().has(Flag.MAINTENANCE));
        update("n001", "state=drain", "reason=fan");

        SlurmNode node = node("n001");

        assertThat(node.state().flags()).contains(Flag.MAINTENANCE, Flag.DRAIN, Flag.RESERVED);
        assertThat(node.state().status()).isEqualTo("drained");
    }

    @Test
    void job_thatRuns_standsOnItsNodes() throws Exception {
        long job = cluster.submit("sleep 600", "--partition=cpu", "--nodelist=n[001-002]", "--ntasks=4", "--nodes=2");
        SlurmJob running = awaitState(job, "running");

        assertThat(running.user()).isEqualTo(cluster.user());
        assertThat(running.name()).isEqualTo("wrap");
        assertThat(running.partition()).isEqualTo("cpu");
        assertThat(running.nodes()).containsExactly("n001", "n002");
        assertThat(running.cpus()).isEqualTo(4);
        assertThat(running.reason()).isNull();
        assertThat(running.account()).isNull();
        assertThat(running.submitted()).isBeforeOrEqualTo(Objects.requireNonNull(running.started()));
        assertThat(Duration.between(running.started(), running.limit())).isEqualTo(Duration.ofHours(1));
        Workload workload =
                await("mixed node", now -> node(now, "n001").state().status().equals("mixed"));
        Integer both = Objects.requireNonNull(node(workload, "n001").use().allocatedCpus())
                + Objects.requireNonNull(node(workload, "n002").use().allocatedCpus());
        assertThat(both).isEqualTo(4);
    }

    @Test
    void job_withAllProcessorsAndGpus_leavesNoneFree() throws Exception {
        long job = cluster.submit("sleep 600", "--partition=gpu", "--gres=gpu:3", "--ntasks=4", "--nodes=1");
        SlurmJob running = awaitState(job, "running");

        assertThat(running.nodes()).containsExactly("n101");
        assertThat(running.limit()).as("the partition has none").isNull();
        Workload workload =
                await("allocated node", now -> node(now, "n101").state().base() == Base.ALLOCATED);
        assertThat(node(workload, "n101").use().allocatedGpus()).isEqualTo(3);
        assertThat(node(workload, "n101").use().allocatedCpus()).isEqualTo(4);
    }

    @Test
    void array_thatBegins_isAJobForEachTaskAndOneForTheRest() throws Exception {
        long array = cluster.submit("sleep 600", "--partition=cpu", "--nodelist=n001", "--array=3-9%1");

        Workload workload = await(
                "first task", now -> Objects.requireNonNull(now.jobs()).stream().anyMatch(SlurmJob::holdsNodes));

        assertThat(workload.jobs())
                .extracting(SlurmJob::array)
                .containsExactlyInAnyOrder(new ArrayPart(array, "3"), new ArrayPart(array, "4-9%1"));
        assertThat(job(workload, array).isWaiting())
                .as("the rest keeps the number")
                .isTrue();
    }

    @Test
    void job_thatIsHeld_waitsNowhere() throws Exception {
        long job = cluster.submit("sleep 600", "--partition=cpu,gpu", "--hold");
        SlurmJob held = awaitState(job, "pending");

        assertThat(held.isWaiting()).isTrue();
        assertThat(held.reason()).isEqualTo("JobHeldUser");
        assertThat(held.partition()).isEqualTo("cpu,gpu");
        assertThat(held.nodes()).isEmpty();
        assertThat(held.started()).isNull();
        assertThat(held.limit()).isNull();
    }

    @Test
    void job_thatDoesNotEndAtOnce_isCompletingAndThenCancelled() throws Exception {
        long job = cluster.submit("trap '' TERM; while :; do sleep 1; done", "--nodelist=n001");
        awaitState(job, "running");

        cluster.run("scancel", "--full", Long.toString(job));

        SlurmJob ending = awaitState(job, "completing");
        assertThat(ending.holdsNodes()).isTrue();
        assertThat(ending.nodes()).containsExactly("n001");
        SlurmJob ended = awaitState(job, "cancelled");
        assertThat(ended.holdsNodes()).isFalse();
        assertThat(ended.limit()).isNull();
        await("idle node", now -> node(now, "n001").state().status().equals("idle"));
    }

    @Test
    void job_thatEnds_isCompleted() throws Exception {
        long job = cluster.submit("true", "--nodelist=n001");

        SlurmJob ended = awaitState(job, "completed");

        assertThat(ended.holdsNodes()).isFalse();
        assertThat(ended.isWaiting()).isFalse();
    }

    @Test
    void node_withoutSlurmd_isNotResponding() throws Exception {
        end();
        use(SlurmCluster.startImpatient());
        cluster.stopNode("n003");

        Workload workload = await(
                "nodes that do not respond",
                now -> node(now, "n003").state().has(Flag.NOT_RESPONDING)
                        && node(now, "n150").state().has(Flag.NOT_RESPONDING));
        assertThat(node(workload, "n003").state().isOutOfService()).isTrue();
        assertThat(node(workload, "n150").state().isOutOfService()).isTrue();
        assertThat(node(workload, "n001").state().status()).isEqualTo("idle");

        workload = await("node that is down", now -> node(now, "n003").state().base() == Base.DOWN);
        assertThat(node(workload, "n003").reason()).isEqualTo("Not responding");

        cluster.startNode("n003");
        await("node that came back", now -> node(now, "n003").state().status().equals("idle"));
    }

    @Test
    void node_thatReboots_saysSo() throws Exception {
        cluster.run("scontrol", "reboot", "ASAP", "nextstate=resume", "reason=kernel", "n003");

        Workload workload = await(
                "reboot",
                now -> node(now, "n003").state().has(Flag.REBOOT_ISSUED)
                        || node(now, "n003").state().has(Flag.REBOOT_REQUESTED));

        assertThat(node(workload, "n003").reason()).contains("kernel");
    }

    @Test
    void token_thatRanOut_isReadAnew() throws Exception {
        cluster.renewToken(Duration.ofSeconds(1));
        Poll.until("refusal", SOON, () -> {
            try {
                source.fetch();
                return false;
            } catch (WorkloadException e) {
                return true;
            }
        });

        WorkloadException failure = failure(source);

        assertThat(failure).hasMessageMatching(".*\\(HTTP (401|500)\\).*").hasMessageContaining("has run out");
        assertNoSecret(failure);

        cluster.renewToken(Duration.ofHours(1));
        assertThat(source.fetch().nodes()).hasSize(SlurmCluster.NODES);
    }

    @Test
    void caller_whomTheSocketVouchesFor_needsNoToken() throws Exception {
        try (SlurmrestdWorkloadSource local =
                TestSource.at(cluster.startLocalRest()).open()) {
            assertThat(local.fetch().nodes()).hasSize(SlurmCluster.NODES);
        }
    }

    @Test
    void caller_withoutAToken_isRefused() {
        try (SlurmrestdWorkloadSource nobody = TestSource.at(cluster.url()).open()) {
            assertThat(failure(nobody))
                    .hasMessage(
                            "slurmrestd at " + cluster.url() + " refused our credentials (HTTP 401): it wants a token,"
                                    + " and none is configured (asked for the versions that it offers)");
        }
    }

    @Test
    void caller_withAForgedToken_isRefused() throws Exception {
        Path forged = Files.writeString(folder.resolve("token"), "eyJhbGciOiJub25lIn0.e30.");
        try (SlurmrestdWorkloadSource nobody =
                TestSource.at(cluster.url()).as(cluster.user(), forged).open()) {
            assertThat(failure(nobody))
                    .hasMessageMatching(".*\\(HTTP (401|500)\\).*")
                    .hasMessageContaining(forged.toString());
        }
    }

    @Test
    void slurmrestd_thatIsRestarted_isAskedAgain() throws Exception {
        source.fetch();
        cluster.stopRest();

        assertThat(failure(source))
                .hasMessage(
                        "no connection to slurmrestd at " + cluster.url() + ": connection refused (asked for nodes)");

        cluster.startRest();
        assertThat(source.fetch().nodes()).hasSize(SlurmCluster.NODES);
    }

    @Test
    void version_thatIsConfigured_isSpokenOrMissed() throws Exception {
        TestSource settings = TestSource.at(cluster.url()).as(cluster.user(), cluster.tokenFile());
        source.fetch();
        String offered = source.name().replaceFirst(".* ", "");
        try (SlurmrestdWorkloadSource right = settings.speaking(offered).open();
                SlurmrestdWorkloadSource wrong = settings.speaking("v0.0.9999").open()) {
            assertThat(right.fetch().nodes()).hasSize(SlurmCluster.NODES);
            assertThat(failure(wrong)).hasMessageContaining("does not offer v0.0.9999 (HTTP 404)");
        }
    }

    private void update(String node, String... changes) {
        List<String> command = new ArrayList<>(List.of("scontrol", "update", "nodename=" + node));
        command.addAll(List.of(changes));
        cluster.run(command.toArray(String[]::new));
    }

    private void assertNoSecret(WorkloadException failure) throws Exception {
        String token = Files.readString(cluster.tokenFile()).strip().replace("SLURM_JWT=", "");
        assertThat(failure.getMessage()).doesNotContain(token);
    }

    private String status(String name) throws WorkloadException {
        return node(name).state().status();
    }

    private SlurmNode node(String name) throws WorkloadException {
        return node(source.fetch(), name);
    }

    private static SlurmNode node(Workload workload, String name) {
        return workload.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private SlurmJob awaitState(long id, String word) {
        Workload workload = await(
                "job " + id + " " + word, now -> job(now, id).state().get(0).equals(word));
        return job(workload, id);
    }

    private static SlurmJob job(Workload workload, long id) {
        return Objects.requireNonNull(workload.jobs()).stream()
                .filter(job -> job.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private Workload await(String what, Predicate<Workload> holds) {
        Workload[] seen = new Workload[1];
        Poll.until(what, SOON, () -> {
            seen[0] = source.fetch();
            return holds.test(seen[0]);
        });
        return seen[0];
    }
}
