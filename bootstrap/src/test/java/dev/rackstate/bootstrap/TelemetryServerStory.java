package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.testkit.process.Fault;
import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.testkit.process.MetricsServer;
import dev.rackstate.testkit.process.NodeExporter;
import dev.rackstate.testkit.process.Poll;
import dev.rackstate.testkit.process.Program;
import dev.rackstate.testkit.process.Scrape;
import dev.rackstate.testkit.process.StaticExporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an operator lives through with a real server of telemetry behind Rackstate: two racks, one of simulated nodes
 * with awkward names, one with a real machine.
 */
abstract class TelemetryServerStory {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HEALTHY = """
            machine_up{instance="node1.example.com:9100"} 1
            machine_up{instance="node1Xexample.com:9100"} 1
            machine_up{instance="a|.*"} 1
            machine_up{instance="x(1)"} 1
            """;
    private static final String ONE_DOWN = HEALTHY.replace("1Xexample.com:9100\"} 1", "1Xexample.com:9100\"} 0");

    @TempDir
    private Path directory;

    private StaticExporter exporter;
    private NodeExporter machine;
    private MetricsServer telemetry;
    private FaultyUpstream between;
    private RunningServer rackstate;

    /** Starts the server of telemetry, or ends the test as assumed away when it is not installed. */
    abstract MetricsServer startTelemetry(Scrape scrape);

    @BeforeEach
    void start() throws Exception {
        Program.NODE_EXPORTER.assumeInstalled();
        exporter = StaticExporter.start(HEALTHY);
        machine = NodeExporter.start();
        telemetry =
                startTelemetry(Scrape.of(exporter.target(), machine.target()).honoringLabels());
        telemetry.awaitSeries("machine_up", 4);
        telemetry.awaitSeries("node_load1", 1);
        between = FaultyUpstream.inFrontOf(telemetry.url());
        rackstate = RunningServer.of(configuration(between.url()));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable started : new AutoCloseable[] {rackstate, between, telemetry, machine, exporter}) {
            if (started != null) {
                started.close();
            }
        }
    }

    private Path configuration(URI url) throws IOException {
        Files.writeString(
                directory.resolve("app.yaml"), """
                app: {name: Story}
                paths: {topology: topology.yaml, templates: templates, checks: checks, metrics: metrics}
                telemetry:
                  prometheus_url: %s
                  prometheus_timeout_seconds: 1
                  stale_after_seconds: 4
                planner: {refresh_seconds: 1}
                """.formatted(url.toString().replaceAll("/$", "")));
        Files.writeString(directory.resolve("topology.yaml"), """
                sites:
                - id: dc
                  name: DC
                  rooms:
                  - id: hall
                    name: Hall
                    aisles:
                    - id: a1
                      name: A1
                      racks:
                      - id: r1
                        name: R1
                        devices:
                        - {id: d1, name: D1, template_id: simulated, u_position: 1, instance:
                            ["node1.example.com:9100", "node1Xexample.com:9100", "a|.*", "x(1)"]}
                      - id: r2
                        name: R2
                        devices:
                        - {id: d2, name: D2, template_id: machine, u_position: 1, instance: "%s"}
                """.formatted(machine.target()));
        Files.createDirectories(directory.resolve("metrics"));
        Files.writeString(
                Files.createDirectories(directory.resolve("templates")).resolve("t.yaml"), """
                templates:
                - {id: simulated, name: S, u_height: 1, checks: [machine_up]}
                - {id: machine, name: M, u_height: 1, checks: [load]}
                """);
        Files.writeString(Files.createDirectories(directory.resolve("checks")).resolve("c.yaml"), """
                checks:
                - {id: machine_up, name: Up, scope: node, expr: 'machine_up{instance=~"$instances"}',
                   rules: [{op: "==", value: 0, severity: CRIT}]}
                - {id: load, name: Load, scope: node, expr: 'node_load1{instance=~"$instances"}',
                   rules: [{op: ">", value: 10000, severity: WARN}]}
                """);
        return directory.resolve("app.yaml");
    }

    private void awaitState(String path, String state) {
        Poll.until(
                path + " to be " + state,
                PATIENCE,
                () -> rackstate.text(path, "/state").equals(state));
    }

    @Test
    void states_agreeWithWhatIsInjected_andWithARealMachine() throws Exception {
        awaitState("/api/racks/r1/state", "OK");
        awaitState("/api/racks/r2/state", "OK");

        exporter.tell(ONE_DOWN);

        awaitState("/api/racks/r1/state", "CRIT");
        assertThat(rackstate.text("/api/racks/r1/state", "/nodes/node1Xexample.com:9100/state"))
                .isEqualTo("CRIT");
        assertThat(rackstate.text("/api/racks/r1/state", "/nodes/node1.example.com:9100/state"))
                .isEqualTo("OK");
        assertThat(rackstate.text("/api/racks/r1/state", "/nodes/a|.*/state")).isEqualTo("OK");
        assertThat(rackstate.text("/api/racks/r2/state", "/state")).isEqualTo("OK");
        assertThat(rackstate.text("/api/sites/dc/state", "/state")).isEqualTo("CRIT");

        exporter.tell(HEALTHY);
        awaitState("/api/racks/r1/state", "OK");
    }

    @Test
    void frozenServer_readsAnswerAtOnce_statesGoStaleWithTheReason_andRecover() throws Exception {
        awaitState("/api/rooms/hall/state", "OK");

        telemetry.pause();

        Poll.until("a finding that is held", PATIENCE, () -> reason().equals("held"));
        assertThat(rackstate.text("/api/rooms/hall/state", "/state")).isEqualTo("OK");
        awaitState("/api/rooms/hall/state", "UNKNOWN");
        assertThat(reason()).isEqualTo("stale");
        assertThat(rackstate.json("/readyz").toString()).contains("\"stale\":true");

        telemetry.resume();
        awaitState("/api/rooms/hall/state", "OK");
        assertThat(reason()).isEqualTo("measured");
    }

    @Test
    void stoppedServer_isHeldThenUnknown_andRecoversWhenItIsBack() throws Exception {
        awaitState("/api/rooms/hall/state", "OK");

        telemetry.stop();
        awaitState("/api/rooms/hall/state", "UNKNOWN");

        telemetry.start();
        awaitState("/api/rooms/hall/state", "OK");
    }

    @Test
    void slowServer_beyondTheTimeLimit_neverMakesAReadWait() throws Exception {
        awaitState("/api/rooms/hall/state", "OK");

        between.misbehave(new Fault.Delay(Duration.ofSeconds(5)));

        awaitState("/api/rooms/hall/state", "UNKNOWN");
        between.heal();
        awaitState("/api/rooms/hall/state", "OK");
    }

    @Test
    void garbage_neverMakesAWrongOk() throws Exception {
        exporter.tell(ONE_DOWN);
        awaitState("/api/racks/r1/state", "CRIT");

        between.misbehave(new Fault.Body("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{"));
        awaitState("/api/racks/r1/state", "UNKNOWN");
        between.misbehave(new Fault.Status(500, "<html>boom</html>"));
        Poll.until(
                "the failure to be named",
                PATIENCE,
                () -> rackstate.json("/readyz").toString().contains("500"));
        assertThat(rackstate.text("/api/racks/r1/state", "/state")).isEqualTo("UNKNOWN");

        between.heal();
        awaitState("/api/racks/r1/state", "CRIT");
    }

    private String reason() throws IOException, InterruptedException {
        return rackstate.text("/api/racks/r2/state", "/nodes/" + machine.target() + "/checks/0/reason");
    }
}
