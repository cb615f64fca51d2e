package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.testkit.http.ApiContract;
import dev.rackstate.testkit.http.ApiFuzzer;
import dev.rackstate.testkit.http.FuzzedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Twenty thousand made-up requests over every route of a whole server on the demo site: none is answered by an error of the
 * server's own, every answer is what the document says, and a refused request leaves every file as it was.
 */
class ApiFuzzTest {
    /** Answers without an end; they have tests of their own. */
    private static final String ENDLESS = "text/event-stream";

    private static final int TRIES = 20_000;

    /**
     * What the requests are made from. Always the same ones, so that a build fails by what changed in it;
     * {@code -Drackstate.fuzz.seed=N} sends others.
     */
    private static final long SEED = Long.getLong("rackstate.fuzz.seed", 20_000);

    private static final int FEW_RACKS = 20;
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("site_id", List.of("alder", "birch")),
            Map.entry("room_id", List.of("hall-1", "hall-2")),
            Map.entry("aisle_id", List.of("hall-1-a", "hall-2-e", "lab-1-a")),
            Map.entry("rack_id", List.of("h1-a01", "h2-e02", "h1-a02")),
            Map.entry("device_id", List.of("h1-a01-chassis1", "h1-a01-chassis2")),
            Map.entry("target_id", List.of("h1-a01", "hall-1", "alder")),
            Map.entry("target_type", List.of("rack", "room", "site", "node")),
            Map.entry("plugin_id", List.of("simulator", "workload-slurm")),
            Map.entry("metric_id", List.of("node_temperature_celsius", "rack_inlet_power")),
            Map.entry("kind", List.of("device", "rack", "rack_component", "node", "site")),
            Map.entry("time_range", List.of("1h", "24h", "3600", "7d")),
            Map.entry("id", List.of("new-one", "h1-a01", "alder")),
            Map.entry("name", List.of("New one", "cpu.yaml", "nodes.yaml", "Alder")),
            Map.entry("pdu_id", List.of("h1-a01-pdu1", "h1-a01-pdu9")),
            Map.entry("metric", List.of("up", "node_temperature_celsius", "rack_down")),
            Map.entry("instance", List.of("compute0001", "compute0002", "nobody")),
            Map.entry("type", List.of("rack_down", "aisle_cooling", "server")),
            Map.entry("expr", List.of("up", "up{instance=~\"$instances\"}", "sum(up)")),
            Map.entry("reason", List.of("new fans")));

    private static HttpClient client;
    private static Path home;
    private static RunningServer server;
    private static ApiContract contract;
    private static ApiFuzzer fuzzer;
    private static Map<Path, String> files;
    private static final Map<Integer, Integer> ANSWERS = new TreeMap<>();

    @BeforeAll
    static void start() throws Exception {
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        restart();
        JsonNode document = server.json("/openapi.json");
        contract = new ApiContract(document, "");
        fuzzer = new ApiFuzzer(document, WORDS, id -> true);
    }

    private static void restart() throws Exception {
        stop();
        home = Files.createTempDirectory("rackstate-fuzz");
        Directories.copy(Path.of("..", "config"), home);
        server = RunningServer.of(home.resolve("app.yaml"));
        files = files();
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
            Directories.delete(home);
        }
    }

    @Test
    void anyRequest_isAnsweredAsDocumented_andARefusedOneChangesNothing() throws Exception {
        SplittableRandom seeds = new SplittableRandom(SEED);
        for (int turn = 1; turn <= TRIES; turn++) {
            check(fuzzer.request(turn, seeds.nextLong()));
            if (turn % 500 == 0
                    && server.json("/api/stats/global").get("total_racks").asInt() < FEW_RACKS) {
                restart();
            }
        }
        System.out.println("answers by status: " + ANSWERS + " over " + fuzzer.size() + " operations");
        // A fuzzer whose requests all fail at the first check would prove nothing.
        assertThat(ANSWERS.get(200)).isGreaterThan(TRIES / 10);
        assertThat(ANSWERS).containsKeys(400, 404, 405, 412, 413, 415, 422);
    }

    private static void check(FuzzedRequest request) throws Exception {
        HttpResponse<InputStream> answer = send(request);
        String body = body(answer);

        ANSWERS.merge(answer.statusCode(), 1, Integer::sum);
        if (answer.statusCode() >= 500) {
            assertThat(documents(request, answer.statusCode()))
                    .as(request + " -> " + answer.statusCode() + " " + body)
                    .isTrue();
        }
        contract.check(answer.request(), answer, body);
        boolean mayChange =
                answer.statusCode() < 300 && !request.method().equals("GET") && !body.startsWith("{\"dry_run\":true");
        Map<Path, String> now = files();
        if (!mayChange) {
            assertThat(now).as(request + " -> " + answer.statusCode()).isEqualTo(files);
        }
        files = now;
    }

    private static boolean documents(FuzzedRequest request, int status) {
        String path = request.to(server.uri()).uri().getRawPath();
        Optional<JsonNode> operation = contract.operation(request.method(), path);
        return operation.isPresent() && operation.get().path("responses").has(Integer.toString(status));
    }

    private static HttpResponse<InputStream> send(FuzzedRequest request) throws IOException, InterruptedException {
        return client.send(request.to(server.uri()), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** The text of an answer; of one without an end nothing is read, and its connection is given up. */
    private static String body(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream in = answer.body()) {
            boolean endless =
                    answer.headers().firstValue("Content-Type").orElse("").startsWith(ENDLESS);
            return endless ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Every file of the configuration with its size and time. Left out are the server's own records, and what is forced in
     * the simulator, which goes out of its file by itself when its time is over.
     */
    private static Map<Path, String> files() throws IOException {
        Map<Path, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(path -> !path.toString().contains("/.rackstate"))
                    .filter(path -> !path.endsWith("overrides.yaml"))
                    .toList()) {
                FileTime time = Files.getLastModifiedTime(file);
                found.put(file, Files.isDirectory(file) ? "directory" : Files.size(file) + " " + time);
            }
        }
        return found;
    }
}
