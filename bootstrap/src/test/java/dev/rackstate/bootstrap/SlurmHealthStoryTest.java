package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.testkit.process.Poll;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Slurm's states in the health of a rack: switched on and off over the API, as everybody sees them. */
class SlurmHealthStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PLUGIN = "/api/plugins/workload-slurm/config";

    @TempDir
    private Path directory;

    /** A site whose own check finds nothing wrong with a node that is down. */
    @BeforeEach
    void site() throws Exception {
        write("app.yaml", """
                paths: {topology: topology.yaml, templates: templates, checks: checks.yaml, metrics: metrics}
                telemetry: {source: simulator}
                planner: {refresh_seconds: 1}
                plugins: {simulator: {enabled: true}, workload-slurm: {enabled: true}}
                """);
        write("plugins/simulator/config/plugin.yaml", "incident_mode: full_ok\nslurm_random_statuses: {}\n");
        write("plugins/slurm/config.yml", "preset: slurm_exporter\nmapping_path: null   # names are the same\n");
        write("checks.yaml", """
                checks:
                - {id: known, name: Known, scope: node, expr: up, rules: [{op: "<", value: 0, severity: CRIT}]}
                """);
        write("templates/server.yaml", """
                templates:
                - {id: blade, name: Blade, role: compute, u_height: 1, checks: [known]}
                """);
        write("metrics/metrics.yaml", "metrics: []\n");
        write("topology.yaml", """
                sites:
                - id: s
                  name: Site
                  rooms:
                  - id: hall
                    name: Hall
                    standalone_racks:
                    - {id: r1, name: R1, devices: [{id: d1, name: D, template_id: blade, u_position: 1, instance: "n[1-2]"}]}
                    - {id: r2, name: R2, devices: [{id: d2, name: D, template_id: blade, u_position: 1, instance: "m1"}]}
                """);
    }

    private void write(String name, String text) throws Exception {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static JsonNode edge(RunningServer server, String edge, String query) throws Exception {
        return server.write("POST", PLUGIN + query, "{\"config\": {\"edge\": \"" + edge + "\"}}");
    }

    private static String rack(RunningServer server, String rack) throws Exception {
        return server.text("/api/racks/" + rack + "/state", "/state");
    }

    @Test
    void nodeThatSlurmCallsDown_countsAsFarAsTheEdgeLetsIt() throws Exception {
        try (RunningServer server = RunningServer.of(directory.resolve("app.yaml"))) {
            server.write("POST", "/api/simulator/overrides", """
                    {"instance": "n2", "metric": "up", "value": 0}""");
            Poll.until(
                    "Slurm saying that n2 is down",
                    PATIENCE,
                    () -> server.get("/api/slurm/racks/r1").body().contains("\"down\""));
            Poll.until("r1 being OK", PATIENCE, () -> rack(server, "r1").equals("OK"));
            assertThat(server.json("/api/checks").toString()).doesNotContain("slurm_state");

            assertThat(edge(server, "lower(1)", "?dry_run=true").at("/summary").asString())
                    .contains("1 node would turn WARN", "1 rack would turn WARN");
            assertThat(rack(server, "r1")).isEqualTo("OK");

            edge(server, "lower(1)", "");
            assertThat(rack(server, "r1")).isEqualTo("WARN");
            edge(server, "identity", "");
            assertThat(rack(server, "r1")).isEqualTo("CRIT");
            assertThat(rack(server, "r2")).isEqualTo("OK");
            assertThat(server.text("/api/rooms/hall/state", "/state")).isEqualTo("CRIT");
            assertThat(server.json("/api/explain/site/s").at("/witness/0").toString())
                    .contains("\"slurm_state\"", "s/hall/r1/d1/n2");
            assertThat(server.json("/api/racks/r1/state").at("/nodes/n2").toString())
                    .contains("\"slurm_state\"", "\"message\":\"down\"");
            assertThat(server.json("/api/checks/slurm_state").at("/states/CRIT").intValue())
                    .isEqualTo(1);

            server.write("POST", "/api/maintenances", """
                    {"target_type": "rack", "target_id": "r1", "reason": "new fans", "effect": "badge"}""");
            JsonNode alert = server.json("/api/alerts/active").at("/alerts/0");
            assertThat(alert.toString()).contains("\"slurm_state\"", "\"n2\"");
            assertThat(alert.get("suppressed_by").size()).isEqualTo(1);

            edge(server, "ignore", "");
            assertThat(rack(server, "r1")).isEqualTo("OK");
            assertThat(server.get("/api/alerts/active").body()).doesNotContain("slurm_state");
            assertThat(Files.readString(directory.resolve("plugins/slurm/config.yml")))
                    .contains("mapping_path: null   # names are the same", "edge: ignore");
        }
    }
}
