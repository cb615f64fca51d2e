package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.testkit.process.Poll;
import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.PrometheusServer;
import dev.rackstate.testkit.process.Scrape;
import dev.rackstate.testkit.process.StaticExporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From an empty directory to a hundred nodes with states from a real Prometheus, over the API alone: by the script of the
 * user guide, word for word.
 */
class BuildASiteTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SCRIPT = Path.of("..", "docs", "guide", "build-a-site.sh");

    @TempDir
    private Path directory;

    /** Every node is up but the seventh. */
    private static String telemetry() {
        return IntStream.rangeClosed(1, 100)
                .mapToObj(number -> "up{instance=\"n%03d\"} %d".formatted(number, number == 7 ? 0 : 1))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void anEmptyDirectory_becomesASiteWithStates_overTheApiAlone() throws Exception {
        Program.PROMETHEUS.assumeInstalled();
        run(directory, "git", "init", "--quiet");
        Path app = directory.resolve("app.yaml");
        ServeCommand.fillIfEmpty(app, new PrintWriter(System.err, true));
        commit("An empty configuration");
        try (StaticExporter exporter = StaticExporter.start(telemetry());
                PrometheusServer prometheus =
                        PrometheusServer.start(Scrape.of(exporter.target()).honoringLabels());
                RunningServer rackstate = RunningServer.of(app)) {
            prometheus.awaitSeries("up", 101);
            run(
                    directory,
                    "bash",
                    SCRIPT.toAbsolutePath().toString(),
                    withoutSlash(rackstate.uri().toString()),
                    withoutSlash(prometheus.url().toString()));

            assertThat(rackstate.json("/api/stats/global").get("total_nodes").asInt())
                    .isEqualTo(100);
            assertThat(rackstate.json("/api/stats/global").get("total_rooms").asInt())
                    .isEqualTo(2);
            Poll.until(
                    "the state from Prometheus",
                    PATIENCE,
                    () -> rackstate.text("/api/racks/h1-a01/state", "/state").equals("CRIT"));
            Poll.until(
                    "the state from Prometheus",
                    PATIENCE,
                    () -> rackstate.text("/api/rooms/hall-2/state", "/state").equals("OK"));
            assertThat(rackstate.text("/api/racks/h1-a01/state", "/nodes/n007/state"))
                    .isEqualTo("CRIT");
            assertThat(rackstate.text("/api/racks/h1-a01/state", "/nodes/n008/state"))
                    .isEqualTo("OK");
            assertThat(rackstate.json("/api/configuration/problems").at("/problems"))
                    .isEmpty();
        }
        commit("The site");
        assertThat(run(directory, "git", "show", "--name-only", "--format=%s"))
                .contains("topology/datacenters/north/rooms/hall-1/aisles/h1-a/racks/h1-a01.yaml")
                .contains("checks/library/nodes.yaml")
                .contains("templates/devices/server/blade-chassis.yaml")
                .doesNotContain(".rackstate");
        assertThat(run(
                        directory,
                        "git",
                        "show",
                        "HEAD:topology/datacenters/north/rooms/hall-1/aisles/h1-a/racks/h1-a01.yaml"))
                .isEqualTo("""
                        id: h1-a01
                        name: Rack A01
                        template_id: rack-42
                        u_height: 42
                        devices:
                          - id: h1-a01-blades
                            name: Blades
                            template_id: blade-chassis
                            u_position: 1
                            instance: n[001-010]
                        """);
    }

    private static String withoutSlash(String url) {
        return url.replaceAll("/$", "");
    }

    private void commit(String message) throws IOException, InterruptedException {
        run(directory, "git", "add", "--all");
        run(
                directory,
                "git",
                "-c",
                "user.name=Anna",
                "-c",
                "user.email=anna@example.org",
                "commit",
                "--quiet",
                "--message",
                message);
    }

    /** What a program says; it must succeed. */
    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
