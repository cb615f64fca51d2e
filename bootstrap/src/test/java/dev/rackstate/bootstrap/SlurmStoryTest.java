package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rackstate.testkit.process.Poll;
import dev.rackstate.testkit.slurm.SlurmCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What administrators and users do to a real Slurm shows in the building with the next asking of slurmrestd: on the
 * right node, in its rack and room, and nowhere else.
 */
class SlurmStoryTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String HALL_NODES = "/api/slurm/nodes?room_id=hall";

    @TempDir
    private static Path folder;

    private static SlurmCluster cluster;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        SlurmCluster.assumeInstalled();
        cluster = SlurmCluster.start();
        server = RunningServer.of(SlurmSite.write(
                folder,
                "{url: \"%s\", user: %s, token_file: \"%s\"}"
                        .formatted(cluster.url(), cluster.user(), cluster.tokenFile())));
        Poll.until(
                "first answer of Slurm",
                SOON,
                () -> server.json("/api/slurm/summary").at("/total_nodes").asInt() == SlurmCluster.NODES);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    /** Every test finds the nodes with a slurmd idle. */
    @AfterEach
    void tidyUp() {
        cluster.run("scancel", "--user=" + cluster.user());
        SlurmCluster.LIVE_NODES.forEach(node -> awaitNode(node, "idle"));
    }

    @Test
    void node_thatIsDrained_isSoInItsRackUntilItIsUndrained() throws Exception {
        Instant before = Instant.now();
        update("n002", "state=drain", "reason=fan tray 2");

        JsonNode node = node(next(HALL_NODES), "n002");
        assertThat(node.at("/status").asString()).isEqualTo("drained");
        assertThat(node.at("/severity").asString()).isEqualTo("CRIT");
        assertThat(node.at("/reason").asString()).isEqualTo("fan tray 2");
        assertThat(node.at("/reason_user").asString()).isEqualTo(System.getProperty("user.name"));
        assertThat(Instant.parse(node.at("/reason_since").asString())).isCloseTo(before, within(5, ChronoUnit.SECONDS));
        assertPlace(node, "hall", "r1", "d1");
        assertThat(states("/api/slurm/racks/r1")).containsExactly("n001 idle OK", "n002 drained CRIT");
        assertThat(states("/api/slurm/racks/r2")).noneMatch(state -> state.contains("drained"));
        assertThat(server.text("/api/slurm/rooms/hall/nodes", "/nodes/n002/status"))
                .isEqualTo("drained");
        assertThat(count("/api/slurm/summary?room_id=hall", "/by_status/drained"))
                .isOne();
        assertThat(count("/api/slurm/summary?room_id=annex", "/by_status/drained"))
                .isZero();

        Poll.until(
                "warning on the rack",
                SOON,
                () -> server.text("/api/racks/r1/state", "/state").equals("WARN"));
        assertThat(server.get("/api/explain/rack/r1").body()).contains("slurm_state", "drained: fan tray 2");

        update("n002", "state=undrain");

        node = node(next(HALL_NODES), "n002");
        assertThat(node.at("/status").asString()).isEqualTo("idle");
        assertThat(node.has("reason")).isFalse();
        awaitNode("n002", "idle");
        assertThat(node(next(HALL_NODES), "n002").at("/severity").asString()).isEqualTo("OK");
    }

    @Test
    void node_thatIsDown_isSoInItsRackUntilItIsResumed() throws Exception {
        update("n003", "state=down", "reason=no power");

        JsonNode node = node(next(HALL_NODES), "n003");
        assertThat(node.at("/status").asString()).isEqualTo("down");
        assertThat(node.at("/severity").asString()).isEqualTo("CRIT");
        assertThat(node.at("/reason").asString()).isEqualTo("no power");
        assertPlace(node, "hall", "r2", "d2");
        assertThat(count("/api/slurm/racks/r2", "/by_status/down")).isOne();

        update("n003", "state=resume");
        awaitNode("n003", "idle");

        assertThat(node(next(HALL_NODES), "n003").at("/severity").asString()).isEqualTo("OK");
    }

    @Test
    void job_standsOnItsNodeRackAndRoom_untilItEnds() throws Exception {
        Path gate = cluster.tokenFile().resolveSibling("gate");
        long job = cluster.submit(
                "until test -e " + gate + "; do sleep 0.1; done",
                "--partition=cpu",
                "--nodelist=n001",
                "--job-name=wave");
        awaitState(job, "RUNNING");

        JsonNode found = only(next("/api/slurm/jobs?node=n001"));
        assertThat(found.at("/job_id").asLong()).isEqualTo(job);
        assertThat(found.at("/name").asString()).isEqualTo("wave");
        assertThat(found.at("/user").asString()).isEqualTo(cluster.user());
        assertThat(found.at("/partition").asString()).isEqualTo("cpu");
        assertThat(found.at("/state/0").asString()).isEqualTo("running");
        assertThat(found.at("/node_list").asString()).isEqualTo("n001");
        for (String place : List.of("rack_id=r1", "room_id=hall", "rack_id=r1&device=d1")) {
            assertThat(only(server.json("/api/slurm/jobs?" + place))).as(place).isEqualTo(found);
        }
        for (String filter : List.of("user=" + cluster.user(), "partition=cpu", "state=running")) {
            assertThat(jobs(filter)).as(filter).contains(job);
        }
        for (String filter :
                List.of("node=n002", "rack_id=r2", "room_id=annex", "user=root", "partition=gpu", "state=pending")) {
            assertThat(jobs(filter)).as(filter).doesNotContain(job);
        }
        JsonNode detail = server.json("/api/slurm/jobs/" + job);
        assertPlace(detail.at("/nodes/0"), "hall", "r1", "d1");
        JsonNode rack = server.json("/api/slurm/racks/r1");
        assertThat(rack.at("/jobs/0/job_id").asLong()).isEqualTo(job);
        assertThat(rack.at("/allocated_cpus").asInt()).isOne();
        assertThat(states("/api/slurm/racks/r1")).contains("n001 mixed WARN");

        Files.createFile(gate);
        awaitState(job, "COMPLETED");

        assertThat(next("/api/slurm/jobs?rack_id=r1").at("/total").asInt()).isZero();
        assertThat(jobs("state=completed")).contains(job);
        assertThat(states("/api/slurm/racks/r1")).contains("n001 idle OK");
    }

    @Test
    void node_thatIsDrainedUnderAJob_isDrainingAndNotHealthy() throws Exception {
        long job = cluster.submit("sleep 600", "--partition=gpu", "--nodelist=n101", "--gres=gpu:2", "--ntasks=4");
        awaitState(job, "RUNNING");
        JsonNode rack = next("/api/slurm/racks/g1");
        assertThat(states("/api/slurm/racks/g1")).contains("n101 allocated OK");
        assertThat(rack.at("/allocated_gpus").asInt()).isEqualTo(2);

        update("n101", "state=drain", "reason=dimm");

        JsonNode node = node(next("/api/slurm/nodes?room_id=annex"), "n101");
        assertThat(node.at("/status").asString()).isEqualTo("draining");
        assertThat(node.at("/severity").asString()).isEqualTo("CRIT");
        assertThat(node.at("/jobs").asInt()).isOne();
        update("n101", "state=undrain");
    }

    @Test
    void reservation_isListedWithTheRacksAndRoomsOfItsNodes() throws Exception {
        cluster.run(
                "scontrol",
                "create",
                "reservation",
                "reservationname=cooling",
                "starttime=now",
                "duration=60",
                "flags=maint,ignore_jobs",
                "nodes=n[003-004]",
                "users=root");
        try {
            JsonNode found = next("/api/slurm/reservations?room_id=hall").at("/reservations/0");
            assertThat(found.at("/name").asString()).isEqualTo("cooling");
            assertThat(found.at("/node_list").asString()).isEqualTo("n[003-004]");
            assertThat(found.at("/users/0").asString()).isEqualTo("root");
            assertThat(found.at("/flags").toString()).contains("maint");
            assertThat(server.json("/api/slurm/racks/r2").at("/reservations/0")).isEqualTo(found);
            assertThat(server.json("/api/slurm/racks/r1").at("/reservations")).isEmpty();
            assertThat(server.json("/api/slurm/reservations?room_id=annex").at("/reservations"))
                    .isEmpty();
            awaitNode("n003", "maint");
            assertThat(node(next(HALL_NODES), "n003").at("/status").asString()).isEqualTo("maint");
        } finally {
            cluster.run("scontrol", "delete", "reservationname=cooling");
        }

        assertThat(next("/api/slurm/reservations").at("/reservations")).isEmpty();
    }

    @Test
    void nodes_thatNeverAnswered_areThereAndNotHealthy() throws Exception {
        update("n[005-100]", "state=down", "reason=not delivered");
        awaitNode("n102", "unknown*");

        JsonNode summary = next("/api/slurm/summary");
        assertThat(summary.at("/total_nodes").asInt()).isEqualTo(SlurmCluster.NODES);
        assertThat(summary.at("/by_status/down").asInt()).isEqualTo(96);
        assertThat(summary.at("/by_status/not_responding").asInt()).isEqualTo(100);
        assertThat(summary.at("/by_severity/OK").asInt()).isEqualTo(SlurmCluster.LIVE_NODES.size());
        assertThat(states("/api/slurm/racks/r2")).containsExactly("n003 idle OK", "n004 not_responding CRIT");
        assertThat(states("/api/slurm/racks/g1")).containsExactly("n101 idle OK", "n102 not_responding CRIT");
        assertThat(server.text("/api/slurm/rooms/annex/nodes", "/nodes/n102/flags/0"))
                .isEqualTo("not_responding");
        assertThat(node(server.json("/api/slurm/nodes"), "n150").at("/rack_id").isNull())
                .as("n150 is nowhere in the building")
                .isTrue();
    }

    /** slurmrestd is stopped, or the file of the token is spoilt: what was known stays, with its age and the reason. */
    @ParameterizedTest
    @ValueSource(strings = {"connection refused", "(HTTP 500)"})
    void whatWasKnown_staysWhileSlurmDoesNotAnswer(String trouble) throws Exception {
        boolean stopped = trouble.equals("connection refused");
        JsonNode before = next(HALL_NODES);
        if (stopped) {
            cluster.stopRest();
        } else {
            Files.writeString(cluster.tokenFile(), "eyJhbGciOiJub25lIn0.e30.");
        }
        try {
            Poll.until("trouble, and stale data", SOON, () -> {
                JsonNode summary = server.json("/api/slurm/summary");
                return summary.at("/trouble").asString("").contains(trouble)
                        && summary.at("/stale").asBoolean();
            });
            assertThat(server.json(HALL_NODES).at("/nodes")).isEqualTo(before.at("/nodes"));
            assertThat(server.get(HALL_NODES).headers().firstValueAsLong("Age").orElseThrow())
                    .isGreaterThanOrEqualTo(SlurmSite.STALE_AFTER_SECONDS);
        } finally {
            if (stopped) {
                cluster.startRest();
            } else {
                cluster.renewToken(Duration.ofHours(1));
            }
        }

        JsonNode after = next("/api/slurm/summary");
        assertThat(after.at("/trouble").isNull()).isTrue();
        assertThat(after.at("/stale").asBoolean()).isFalse();
    }

    private static void update(String node, String... changes) {
        String[] command = new String[3 + changes.length];
        command[0] = "scontrol";
        command[1] = "update";
        command[2] = "nodename=" + node;
        System.arraycopy(changes, 0, command, 3, changes.length);
        cluster.run(command);
    }

    /**
     * Waits for what sinfo says, suffixes included: a node that just came back is {@code idle*} until it has answered.
     */
    private static void awaitNode(String node, String state) {
        Poll.until(
                node + " " + state,
                SOON,
                () -> cluster.run("sinfo", "-h", "-n", node, "-p", "all", "-o", "%T")
                        .strip()
                        .equals(state));
    }

    private static void awaitState(long job, String state) {
        Poll.until(
                "job " + job + " " + state,
                SOON,
                () -> cluster.run("scontrol", "-o", "show", "job", "" + job).contains("JobState=" + state + " "));
    }

    /** The first answer that rests on what Slurm was asked for after now: no second refresh is waited for. */
    private static JsonNode next(String path) {
        Instant now = Instant.now();
        JsonNode[] answer = new JsonNode[1];
        Poll.until("answer of Slurm after " + now, SOON, () -> {
            answer[0] = server.json(path);
            return Instant.parse(answer[0].at("/fetched_at").asString()).isAfter(now);
        });
        return answer[0];
    }

    private static JsonNode node(JsonNode list, String name) {
        return list.at("/nodes")
                .valueStream()
                .filter(node -> node.at("/node").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertPlace(JsonNode node, String room, String rack, String device) {
        assertThat(node.at("/room_id").asString()).isEqualTo(room);
        assertThat(node.at("/rack_id").asString()).isEqualTo(rack);
        assertThat(node.at("/device_id").asString()).isEqualTo(device);
    }

    /** The nodes of a list with their states: {@code n001 idle OK}. */
    private static List<String> states(String path) throws Exception {
        return server.json(path)
                .at("/nodes")
                .valueStream()
                .map(node ->
                        node.at("/node").asString() + " " + node.at("/status").asString() + " "
                                + node.at("/severity").asString())
                .toList();
    }

    private static int count(String path, String pointer) throws Exception {
        return server.json(path).at(pointer).asInt(0);
    }

    private static List<Long> jobs(String filter) throws Exception {
        return server.json("/api/slurm/jobs?" + filter)
                .at("/jobs")
                .valueStream()
                .map(job -> job.at("/job_id").asLong())
                .toList();
    }

    private static JsonNode only(JsonNode list) {
        assertThat(list.at("/total").asInt()).isOne();
        return list.at("/jobs/0");
    }
}
