package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.testkit.process.Poll;
import dev.rackstate.testkit.slurm.SlurmCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real Slurm, asked through slurmrestd, as it shows on the racks of a building. */
class SlurmStoryTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void rack_tellsWhatSlurmSays_andGoesOnWhileSlurmIsAway() throws Exception {
        SlurmCluster.assumeInstalled();
        try (SlurmCluster cluster = SlurmCluster.start()) {
            long job = cluster.submit("sleep 600", "--nodelist=n001");
            cluster.run("scontrol", "update", "nodename=n002", "state=drain", "reason=fan");
            try (RunningServer server = RunningServer.of(site(cluster))) {
                Poll.until(
                        "job on the rack",
                        SOON,
                        () -> server.get("/api/slurm/jobs?rack_id=r1").body().contains("\"" + cluster.user() + "\""));
                assertThat(server.get("/api/slurm/jobs?rack_id=r1").body()).contains(Long.toString(job));
                assertThat(server.get("/api/slurm/racks/r1").body()).contains("drained", "fan");
                assertThat(server.get("/api/slurm/racks/r2").body()).doesNotContain("drained");
                Poll.until(
                        "warning on the rack",
                        SOON,
                        () -> server.text("/api/racks/r1/state", "/state").equals("WARN"));
                assertThat(server.get("/api/explain/rack/r1").body()).contains("slurm_state", "drained: fan");

                cluster.stopRest();

                Poll.until(
                        "word of the trouble",
                        SOON,
                        () -> server.get("/api/slurm/summary").body().contains("connection refused"));
                JsonNode rack = server.json("/api/slurm/racks/r1");
                assertThat(rack.toString()).contains("drained", "fan", "connection refused");
            }
        }
    }

    private Path site(SlurmCluster cluster) throws Exception {
        Files.createDirectories(folder.resolve("plugins/slurm"));
        Files.writeString(folder.resolve("plugins/slurm/config.yml"), """
                source: slurmrestd
                refresh_seconds: 1
                edge: lower(1)
                mapping_path: null
                slurmrestd: {url: "%s", user: %s, token_file: "%s"}
                """.formatted(
                        cluster.url(), cluster.user(), cluster.tokenFile()));
        Files.writeString(folder.resolve("topology.yaml"), """
                sites:
                - id: dc1
                  name: Data centre
                  rooms:
                  - id: hall
                    name: Hall
                    standalone_racks:
                    - {id: r1, name: One, devices: [{id: d1, name: D1, template_id: blades, u_position: 1, instance: "n[001-002]"}]}
                    - {id: r2, name: Two, devices: [{id: d2, name: D2, template_id: blades, u_position: 1, instance: "n[003-004]"}]}
                """);
        Files.createDirectories(folder.resolve("templates"));
        Files.writeString(
                folder.resolve("templates/blades.yaml"),
                "templates:\n- {id: blades, name: Blades, u_height: 8, checks: [], layout: {type: grid, rows: 1, cols: 2,"
                        + " matrix: [[1, 2]]}}\n");
        Files.writeString(folder.resolve("checks.yaml"), "checks: []\n");
        Files.createDirectories(folder.resolve("metrics"));
        return Files.writeString(folder.resolve("app.yaml"), """
                paths: {topology: topology.yaml, templates: templates, checks: checks.yaml, metrics: metrics}
                telemetry: {prometheus_url: "http://127.0.0.1:1"}
                planner: {refresh_seconds: 1}
                plugins:
                  workload-slurm: {enabled: true}
                """);
    }
}
