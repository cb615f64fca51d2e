package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.testkit.process.Fault;
import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.testkit.process.FaultyUpstream.Answer;
import dev.rackstate.testkit.process.Poll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever slurmrestd does wrong: the last good answer stays, with its age and the reason, and everybody is answered at
 * once.
 */
class SlurmOutageTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Readers do not wait for Slurm, which is waited for longer. */
    private static final Duration AT_ONCE = Duration.ofMillis(1_800);

    private static final List<String> READS = List.of(
            "/api/slurm/summary",
            "/api/slurm/nodes",
            "/api/slurm/partitions",
            "/api/slurm/rooms/hall/nodes",
            "/api/slurm/racks/r1",
            "/api/slurm/jobs?rack_id=r1",
            "/api/slurm/reservations");

    @TempDir
    private static Path folder;

    private static FaultyUpstream slurmrestd;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        slurmrestd = FaultyUpstream.start(request -> answer(request.target()));
        server = RunningServer.of(SlurmSite.write(folder, "{url: \"" + slurmrestd.url() + "\", timeout_seconds: 2}"));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        slurmrestd.close();
    }

    @AfterEach
    void heal() throws IOException {
        slurmrestd.heal();
        slurmrestd.listenAgain();
    }

    private static Answer answer(String target) {
        String path = target.replaceFirst("^/slurm/v0\\.0\\.4[0-9]", "");
        return switch (path) {
            case "/openapi/v3" -> Answer.json("{\"paths\": {\"/slurm/v0.0.40/nodes/\": {}}}");
            case "/nodes/" -> Answer.json("""
                    {"nodes": [{"name": "n001", "state": ["IDLE"], "partitions": ["cpu"]},
                     {"name": "n002", "state": ["IDLE", "DRAIN"], "partitions": ["cpu"], "reason": "fan"},
                     {"name": "n003", "state": ["MIXED"], "partitions": ["cpu"]}]}""");
            case "/partitions/" -> Answer.json("{\"partitions\": [{\"name\": \"cpu\"}]}");
            case "/jobs/" -> Answer.json("""
                    {"jobs": [{"job_id": 7, "user_name": "ada", "partition": "cpu", "job_state": ["RUNNING"],
                     "nodes": "n003"}]}""");
            case "/reservations/" -> Answer.json("{\"reservations\": []}");
            default -> new Answer(404, "text/plain", new byte[0]);
        };
    }

    static Stream<Arguments> faults() throws IOException {
        return Stream.of(
                Arguments.of(new Fault.Status(401, ""), "refused our credentials (HTTP 401)"),
                Arguments.of(
                        new Fault.Status(500, "{\"errors\": [{\"error\": \"Zero Bytes\"}]}"), "(HTTP 500): Zero Bytes"),
                Arguments.of(new Fault.Status(302, "", Map.of("Location", "http://127.0.0.1:1/")), "is not followed"),
                Arguments.of(new Fault.CutAfter(60), "broke: "),
                Arguments.of(new Fault.Body("{\"nodes\": [{\"name\": \"n00"), "the answer is not valid JSON"),
                Arguments.of(new Fault.Body("[".repeat(100_000)), "the answer is a list instead of an object"),
                Arguments.of(new Fault.Body("{\"meta\": " + "[".repeat(100_000)), "nesting depth"),
                Arguments.of(
                        new Fault.Bytes(new byte[10], Map.of("Content-Type", "text/html")), "answers in 'text/html'"),
                Arguments.of(new Fault.Delay(Duration.ofSeconds(60)), "did not answer within 2 s"),
                Arguments.of(new Fault.Silence(Map.of()), "was not whole after 2 s"),
                Arguments.of(new Fault.Endless("{\"meta\": [", "0,".repeat(4096)), "was not whole after 2 s"),
                Arguments.of(
                        new Fault.Bytes(bomb(), Map.of("Content-Encoding", "gzip")), "the answer of slurmrestd at "));
    }

    /** A mebibyte that becomes more than the gibibyte that is read at most. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("{\"nodes\": [".getBytes(StandardCharsets.UTF_8));
            byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int mebibyte = 0; mebibyte <= 1024; mebibyte++) {
                out.write(blanks);
            }
        }
        return packed.toByteArray();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void answer_thatIsNone_leavesTheLastGoodOne(Fault fault, String reason) throws Exception {
        awaitGoodAnswer();
        JsonNode before = server.json("/api/slurm/nodes").at("/nodes");

        slurmrestd.misbehave(fault);

        awaitTrouble(reason);
        assertThat(server.json("/api/slurm/nodes").at("/nodes")).hasSize(3).isEqualTo(before);
        heal();
        awaitGoodAnswer();
    }

    @Test
    void slurmrestd_thatIsGone_leavesTheLastGoodAnswer() throws Exception {
        awaitGoodAnswer();

        slurmrestd.refuse();

        awaitTrouble("connection refused");
        assertThat(server.json("/api/slurm/racks/r1").at("/by_status/drained").asInt())
                .isOne();
    }

    @Test
    void readers_whileSlurmrestdHangs_areAnsweredAtOnceWithTheAgeOfWhatTheySee() throws Exception {
        awaitGoodAnswer();
        String round = version();
        slurmrestd.misbehave(new Fault.Delay(Duration.ofSeconds(60)));

        Poll.until("stale data and the reason", SOON, () -> {
            READS.forEach(SlurmOutageTest::assertAnsweredAtOnce);
            JsonNode summary = server.json("/api/slurm/summary");
            return summary.at("/stale").asBoolean()
                    && summary.at("/trouble").asString("").contains("did not answer within 2 s");
        });

        for (String path : READS) {
            HttpResponse<String> answer = server.get(path);
            assertThat(answer.headers().firstValueAsLong("Age").orElseThrow())
                    .as(path)
                    .isBetween((long) SlurmSite.STALE_AFTER_SECONDS, SOON.toSeconds());
            assertThat(answer.headers().firstValue("X-Snapshot-Stale")).as(path).hasValue("true");
            assertThat(answer.body()).as(path).contains("\"stale\":true", "did not answer within 2 s");
        }
        assertThat(version()).as("rounds go on").isNotEqualTo(round);
    }

    /**
     * Asked for the first time, with all the time that can be configured: there is nothing yet, and nobody waits for
     * it.
     */
    @Test
    void server_whoseSlurmrestdHangsFromTheStart_answersAndStops(@TempDir Path other) throws Exception {
        slurmrestd.misbehave(new Fault.Delay(Duration.ofSeconds(60)));
        int before = slurmrestd.requests().size();
        Path site = SlurmSite.write(other, "{url: \"" + slurmrestd.url() + "\", timeout_seconds: 60}");
        RunningServer patient = RunningServer.of(site);
        Instant stopped;
        try {
            Poll.until("question", SOON, () -> slurmrestd.requests().size() > before);
            assertThat(patient.json("/api/slurm/summary").at("/total_nodes").asInt())
                    .isZero();
            assertThat(patient.json("/api/slurm/summary").at("/fetched_at").isNull())
                    .isTrue();
        } finally {
            stopped = Instant.now();
            patient.close();
        }
        assertThat(Duration.between(stopped, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    private static void awaitGoodAnswer() {
        Poll.until("good answer", SOON, () -> {
            JsonNode summary = server.json("/api/slurm/summary");
            return summary.at("/total_nodes").asInt() == 3
                    && summary.at("/trouble").isNull()
                    && !summary.at("/stale").asBoolean();
        });
    }

    private static void awaitTrouble(String reason) {
        Poll.until("trouble: " + reason, SOON, () -> {
            READS.forEach(SlurmOutageTest::assertAnsweredAtOnce);
            return server.json("/api/slurm/summary").at("/trouble").asString("").contains(reason);
        });
    }

    private static void assertAnsweredAtOnce(String path) {
        Instant asked = Instant.now();
        try {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
        assertThat(Duration.between(asked, Instant.now())).as(path).isLessThan(AT_ONCE);
    }

    /** Of what the rounds last published. */
    private static String version() throws Exception {
        return server.get("/api/racks/r1/state").headers().firstValue("ETag").orElseThrow();
    }
}
