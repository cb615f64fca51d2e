package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.testkit.process.Poll;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to the simulator over the API shows in the states, outlives a restart, and follows the building. */
class SimulatorStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @BeforeEach
    void site() throws Exception {
        write("app.yaml", """
                paths: {topology: topology.yaml, templates: templates, checks: checks.yaml, metrics: metrics}
                telemetry: {source: simulator}
                planner: {refresh_seconds: 1}
                plugins: {simulator: {enabled: true}}
                """);
        write("plugins/simulator/config/plugin.yaml", "{incident_mode: full_ok, update_interval_seconds: 2}\n");
        write("checks.yaml", """
                checks:
                - {id: node_up, name: Node answers, scope: node, expr: up, rules: [{op: "==", value: 0, severity: CRIT}]}
                - id: node_hot
                  name: Node is cool
                  scope: node
                  expr: node_temperature_celsius
                  rules: [{op: ">", value: 38, severity: WARN}, {op: ">", value: 45, severity: CRIT}]
                """);
        write("templates/server.yaml", """
                templates:
                - {id: blade, name: Blade, u_height: 1, checks: [node_up, node_hot]}
                """);
        write("metrics/metrics.yaml", "metrics: []\n");
        topology("n[1-2]");
    }

    private void write(String name, String text) throws Exception {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void topology(String nodes) throws Exception {
        write("topology.yaml", """
                sites:
                - id: s
                  name: Site
                  rooms:
                  - id: hall
                    name: Hall
                    aisles:
                    - id: a
                      name: A
                      racks:
                      - {id: r1, name: R1, devices: [{id: d1, name: D, template_id: blade, u_position: 1, instance: "%s"}]}
                      - {id: r2, name: R2, devices: [{id: d2, name: D, template_id: blade, u_position: 1, instance: "m1"}]}
                      - {id: r3, name: R3, devices: [{id: d3, name: D, template_id: blade, u_position: 1, instance: "m2"}]}
                      - {id: r4, name: R4, devices: [{id: d4, name: D, template_id: blade, u_position: 1, instance: "m3"}]}
                    - id: b
                      name: B
                      racks:
                      - {id: r5, name: R5, devices: [{id: d5, name: D, template_id: blade, u_position: 1, instance: "h1"}]}
                      - {id: r6, name: R6, devices: [{id: d6, name: D, template_id: blade, u_position: 1, instance: "h2"}]}
                """.formatted(nodes));
    }

    private static void awaitState(RunningServer server, String rack, String state) {
        Poll.until(
                rack + " being " + state,
                PATIENCE,
                () -> server.text("/api/racks/" + rack + "/state", "/state").equals(state));
    }

    @Test
    void incident_showsInTheStates_outlivesARestart_andEnds() throws Exception {
        String id;
        try (RunningServer server = RunningServer.of(directory.resolve("app.yaml"))) {
            awaitState(server, "r1", "OK");

            id = server.write("POST", "/api/simulator/incidents", """
                            {"type": "rack_down", "target_id": "r1", "duration": 0}""").at("/id").asString();

            awaitState(server, "r1", "CRIT");
            assertThat(server.text("/api/racks/r2/state", "/state")).isEqualTo("OK");
        }
        assertThat(Files.readString(directory.resolve("plugins/simulator/overrides/overrides.yaml")))
                .contains(id);
        try (RunningServer server = RunningServer.of(directory.resolve("app.yaml"))) {
            awaitState(server, "r1", "CRIT");
            server.write("DELETE", "/api/simulator/overrides", "");
            awaitState(server, "r1", "OK");
        }
    }

    /** They began ten minutes ago, so that the aisle is as hot as it gets. */
    @Test
    void incidentsOfEverySort_showInTheStates_andNowhereElse() throws Exception {
        long start = Instant.now().minusSeconds(600).getEpochSecond();
        write("plugins/simulator/overrides/overrides.yaml", """
                incidents:
                - {id: i1, type: network_partition, target_id: r2, starts_at: %1$d}
                - {id: i2, type: pdu_failure, target_id: r3-pdu1, starts_at: %1$d}
                - {id: i3, type: pdu_failure, target_id: r3-pdu2, starts_at: %1$d}
                - {id: i4, type: node_flapping, target_id: m3, starts_at: %1$d}
                - {id: i5, type: aisle_cooling, target_id: b, starts_at: %1$d}
                """.formatted(start));
        try (RunningServer server = RunningServer.of(directory.resolve("app.yaml"))) {
            for (String rack : List.of("r2", "r3", "r5", "r6")) {
                awaitState(server, rack, "CRIT");
            }
            awaitState(server, "r4", "CRIT");
            awaitState(server, "r4", "OK");
            awaitState(server, "r4", "CRIT");
            assertThat(server.text("/api/racks/r1/state", "/state")).isEqualTo("OK");
            assertThat(server.text("/api/aisles/b/state", "/state")).isEqualTo("CRIT");

            server.write("DELETE", "/api/simulator/incidents/i1", "");
            awaitState(server, "r2", "OK");
        }
    }

    @Test
    void editOfTheBuilding_isSimulatedAtOnce() throws Exception {
        try (RunningServer server = RunningServer.of(directory.resolve("app.yaml"))) {
            awaitState(server, "r1", "OK");

            topology("n[1-3]");

            Poll.until(
                    "a third node that is up",
                    PATIENCE,
                    () -> server.text("/api/racks/r1/state", "/nodes/n3/state").equals("OK"));
            server.write("POST", "/api/simulator/overrides", """
                    {"instance": "n3", "metric": "up", "value": 0}""");
            awaitState(server, "r1", "CRIT");
        }
    }
}
