package dev.rackstate.adapter.http;

import dev.rackstate.application.slurm.SlurmMetricCatalog;
import dev.rackstate.application.slurm.SlurmMetricCatalog.File;
import dev.rackstate.application.slurm.SlurmMetricCatalog.Metric;
import dev.rackstate.application.slurm.SlurmMetricCatalog.Scope;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.SlurmSettings.Mapping;
import dev.rackstate.application.slurm.ViewWorkload;
import dev.rackstate.domain.slurm.NodeMapping;
import dev.rackstate.domain.slurm.NodeMapping.Entry;
import dev.rackstate.domain.slurm.PlacedWorkload;
import dev.rackstate.domain.slurm.SlurmJob;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.SlurmNode.Use;
import dev.rackstate.domain.slurm.SlurmNodeState;
import dev.rackstate.domain.slurm.SlurmPartition;
import dev.rackstate.domain.slurm.SlurmReservation;
import dev.rackstate.domain.slurm.StatusMap;
import dev.rackstate.domain.slurm.Workload;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What Slurm tells of {@link Building}: n001 runs two jobs, n002 is drained, n003 does not respond, blade1 is b1 by the
 * mapping, m1 is in another site, and cloud7 is nowhere.
 */
final class SlurmWorkload {
    static final Instant ASKED = Situation.NOW.minusSeconds(10);

    static final SlurmSettings ON = new SlurmSettings(
            true,
            SlurmSettings.OFF.source(),
            SlurmSettings.OFF.exporter(),
            null,
            SlurmSettings.OFF.pace(),
            StatusMap.DEFAULT,
            SlurmSettings.OFF.edge(),
            SlurmSettings.OFF.colors(),
            List.of("compute"),
            false,
            new Mapping("plugins/slurm/node_mapping.yaml", new NodeMapping(List.of(new Entry("blade*", "b*")))),
            new SlurmMetricCatalog(
                    "plugins/slurm/metrics",
                    List.of(new File("metrics_slurm.yaml", "plugins/slurm/metrics/metrics_slurm.yaml")),
                    List.of(
                            new File("metrics_slurm.yaml", "plugins/slurm/metrics/metrics_slurm.yaml"),
                            new File("more.yaml", "plugins/slurm/metrics/more.yaml")),
                    List.of(
                            new Metric(
                                    "up",
                                    "Nodes up",
                                    "Who answers",
                                    "up{instance=~\".+\"}",
                                    Scope.NODE,
                                    Map.of("unit", "nodes")),
                            new Metric("bad", "Bad", null, "sum by (", Scope.GLOBAL, Map.of()))));

    static final Workload TOLD = new Workload(
            ASKED,
            List.of(
                    node("blade1", "idle", Use.UNKNOWN, "all"),
                    node("cloud7", "idle~", Use.UNKNOWN, "all"),
                    node("m1", "mix", Use.UNKNOWN, "all"),
                    node("n001", "allocated", new Use(64, 64, 256_000L, 128_000L, 4, 4), "all", "cpu"),
                    new SlurmNode(
                            "n002",
                            SlurmNodeState.parse("IDLE+DRAIN"),
                            List.of("IDLE+DRAIN"),
                            List.of("all", "cpu"),
                            "bad DIMM",
                            "root",
                            Situation.BEFORE,
                            new Use(64, 0, 256_000L, 0L, 0, 0)),
                    node("n003", "idle*", Use.UNKNOWN, "all")),
            List.of(new SlurmPartition("all", "up", 6, null), new SlurmPartition("cpu", "up", 2, 128)),
            List.of(
                    job(11, "ada", "cpu", "running", "n001"),
                    job(12, "bob", "cpu,all", "pending"),
                    job(13, "ada", "all", "running", "n001", "m1"),
                    job(14, "cy", "all", "completed", "n001")),
            List.of(new SlurmReservation(
                    "upgrade",
                    List.of("n002", "n003"),
                    List.of("root"),
                    List.of(),
                    List.of("maint"),
                    Situation.NOW,
                    Situation.NOW.plusSeconds(3600))),
            List.of("the metric x is missing this time"));

    private SlurmWorkload() {}

    /** What is known while all is well. */
    static ViewWorkload known() {
        PlacedWorkload placed = PlacedWorkload.of(
                TOLD, CompiledTopology.of(Building.TOPOLOGY), ON.mapping().nodes(), StatusMap.DEFAULT);
        ViewWorkload.Known known = new ViewWorkload.Known(ON, placed, ASKED, null, false, "held");
        return () -> known;
    }

    private static SlurmNode node(String name, String state, Use use, String... partitions) {
        return new SlurmNode(
                name, SlurmNodeState.parse(state), List.of(state), List.of(partitions), null, null, null, use);
    }

    private static SlurmJob job(long id, String user, String partition, String state, String... nodes) {
        return new SlurmJob(
                id,
                "job " + id,
                user,
                "physics",
                partition,
                List.of(state),
                nodes.length == 0 ? "Resources" : null,
                List.of(nodes),
                64,
                Situation.BEFORE,
                nodes.length == 0 ? null : Situation.BEFORE,
                null,
                null);
    }
}
