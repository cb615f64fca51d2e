package dev.rackstate.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A site whose racks hold nodes of a Slurm: {@code r1} ({@code n001}, {@code n002}) and {@code r2} ({@code n003},
 * {@code n004}) in the room {@code hall}, {@code g1} ({@code n101}, {@code n102}) in the room {@code annex}. Nobody
 * measures anything there.
 */
final class SlurmSite {
    /** From one asking of Slurm to the next, in seconds: the least there is. */
    static final int REFRESH_SECONDS = 1;

    /** How old an answer may be before it counts as stale, in seconds. */
    static final int STALE_AFTER_SECONDS = 3;

    private static final String TOPOLOGY = """
            sites:
            - id: dc1
              name: Data centre
              rooms:
              - id: hall
                name: Hall
                standalone_racks:
                - {id: r1, name: One, devices: [{id: d1, name: D1, template_id: blades, u_position: 1, instance: "n[001-002]"}]}
                - {id: r2, name: Two, devices: [{id: d2, name: D2, template_id: blades, u_position: 1, instance: "n[003-004]"}]}
              - id: annex
                name: Annex
                standalone_racks:
                - {id: g1, name: Gpus, devices: [{id: d1, name: D1, template_id: blades, u_position: 1, instance: "n[101-102]"}]}
            """;

    private SlurmSite() {}

    /**
     * Writes the configuration.
     *
     * @param slurmrestd how slurmrestd is asked: a YAML mapping in one line
     * @return its main file
     */
    static Path write(Path folder, String slurmrestd) throws IOException {
        Files.createDirectories(folder.resolve("plugins/slurm"));
        Files.writeString(folder.resolve("plugins/slurm/config.yml"), """
                source: slurmrestd
                refresh_seconds: %d
                stale_after_seconds: %d
                edge: lower(1)
                mapping_path: null
                slurmrestd: %s
                """.formatted(
                        REFRESH_SECONDS, STALE_AFTER_SECONDS, slurmrestd));
        Files.writeString(folder.resolve("topology.yaml"), TOPOLOGY);
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
