package dev.rackstate.adapter.simulator.model;

import static dev.rackstate.adapter.simulator.model.SlurmStatus.ALLOCATED;
import static dev.rackstate.adapter.simulator.model.SlurmStatus.COMPLETING;
import static dev.rackstate.adapter.simulator.model.SlurmStatus.DOWN;
import static dev.rackstate.adapter.simulator.model.SlurmStatus.DRAIN;
import static dev.rackstate.adapter.simulator.model.SlurmStatus.DRAINING;
import static dev.rackstate.adapter.simulator.model.SlurmStatus.FAIL;
import static dev.rackstate.adapter.simulator.model.SlurmStatus.IDLE;
import static dev.rackstate.adapter.simulator.model.SlurmStatus.MIXED;

import dev.rackstate.application.simulation.SimulationSettings.SlurmStates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** The metrics of Slurm, under the names of the exporters that are in use. They name nodes, not instances. */
final class SlurmMetrics {
    /** One series per node, state and partition: 1 for the state that the node has. */
    static final String NODE_STATUS = "slurm_node_status";

    private static final String CATEGORY = "workload";
    private static final List<String> NODE_LABELS = List.of("node");
    private static final Predicate<NodeTarget> POSSIBLE = node -> !node.isStorage();
    /** Computing nodes, as far as kind and name tell; storage servers are no computing nodes. */
    private static final Predicate<NodeTarget> USUAL =
            node -> (node.kind() == NodeKind.COMPUTE || node.kind() == NodeKind.GPU)
                    && !node.name().contains("storage");

    private SlurmMetrics() {}

    /** The states that nodes come to have under these settings. */
    static Set<SlurmStatus> statuses(SlurmStates settings) {
        Set<SlurmStatus> statuses = EnumSet.of(ALLOCATED, IDLE, DOWN, DRAIN);
        settings.random().keySet().forEach(word -> SlurmStatus.of(word).ifPresent(statuses::add));
        return statuses;
    }

    /**
     * The metrics of nodes.
     *
     * @param statuses the states that nodes come to have
     */
    static List<Metric<NodeTarget>> ofNodes(Set<SlurmStatus> statuses) {
        List<Variant> byStatus = statuses.stream()
                .map(status -> new Variant(0, status.ordinal(), Map.of("status", status.word())))
                .toList();
        return List.of(
                status(),
                ofNode(
                        "cpu_alloc",
                        "CPUs that jobs have.",
                        byStatus,
                        (node, status) -> SlurmReadings.cores(node) * status.allocated()),
                ofNode(
                        "cpu_idle",
                        "CPUs that jobs could have.",
                        byStatus,
                        (node, status) -> SlurmReadings.cores(node) * status.idle()),
                ofNode("cpu_total", "CPUs.", byStatus, (node, status) -> SlurmReadings.cores(node)),
                ofNode(
                        "mem_alloc",
                        "Memory that jobs have in megabytes.",
                        byStatus,
                        (node, status) -> SlurmReadings.megabytes(node) * status.allocated()),
                ofNode("mem_total", "Memory in megabytes.", byStatus, (node, status) -> SlurmReadings.megabytes(node)));
    }

    private static Metric<NodeTarget> status() {
        List<Variant> ofEveryNode = variants(List.of(SlurmPartition.ALL, SlurmPartition.CPU));
        List<Variant> ofGpuNodes = variants(List.of(SlurmPartition.values()));
        return new Metric<>(
                NODE_STATUS,
                Metric.About.gauge("1 for the state that Slurm sees the node in.", CATEGORY),
                NodeTarget.class,
                NODE_LABELS,
                POSSIBLE,
                USUAL,
                node -> SlurmPartition.hasGpus(node) ? ofGpuNodes : ofEveryNode,
                (moment, node, variant) -> moment.slurm().status(node).ordinal() == variant.option() ? 1 : 0);
    }

    private static List<Variant> variants(List<SlurmPartition> partitions) {
        return Arrays.stream(SlurmStatus.values())
                .flatMap(status -> partitions.stream()
                        .map(partition -> new Variant(
                                partition.ordinal(),
                                status.ordinal(),
                                Map.of("status", status.word(), "partition", partition.word()))))
                .toList();
    }

    /** A metric with the node's state in a label: of the series by state only that of the present one is there. */
    private static Metric<NodeTarget> ofNode(
            String name, String help, List<Variant> byStatus, ToDoubleBiFunction<NodeTarget, SlurmStatus> reading) {
        return new Metric<>(
                "slurm_node_" + name,
                Metric.About.gauge(help, CATEGORY),
                NodeTarget.class,
                NODE_LABELS,
                POSSIBLE,
                USUAL,
                node -> byStatus,
                (moment, node, variant) -> {
                    SlurmStatus status = moment.slurm().status(node);
                    return status.ordinal() == variant.option()
                            ? reading.applyAsDouble(node, status)
                            : MetricFamily.ABSENT;
                });
    }

    /** The metrics of the cluster. */
    static List<Metric<ClusterTarget>> ofCluster() {
        List<Metric<ClusterTarget>> all = new ArrayList<>(List.of(
                ofCluster("cpus_alloc", "CPUs that jobs have.", SlurmTally::allocatedCores),
                ofCluster("cpus_idle", "CPUs that jobs could have.", SlurmTally::idleCores),
                ofCluster("cpus_total", "CPUs.", SlurmTally::cores),
                ofCluster("nodes_alloc", "Nodes that jobs run on.", tally -> tally.nodes(ALLOCATED, MIXED, COMPLETING)),
                ofCluster("nodes_idle", "Nodes that wait for jobs.", tally -> tally.nodes(IDLE)),
                ofCluster("nodes_down", "Nodes that are down.", tally -> tally.nodes(DOWN, FAIL)),
                ofCluster("nodes_drain", "Nodes that take no jobs.", tally -> tally.nodes(DRAIN, DRAINING)),
                ofCluster("nodes_total", "Nodes.", tally -> tally.nodes(SlurmStatus.values())),
                ofCluster("gpus_alloc", "GPUs that jobs have.", SlurmTally::allocatedGpus),
                ofCluster("gpus_idle", "GPUs that jobs could have.", SlurmTally::idleGpus),
                ofCluster("gpus_total", "GPUs.", SlurmTally::gpus),
                ofCluster("gpus_utilization", "Which part of the GPUs jobs have.", SlurmTally::gpuUtilization)));
        all.add(ofPartitions(
                "cpus_allocated",
                "CPUs that jobs have.",
                (slurm, partition) -> slurm.tally(partition).allocatedCores()));
        all.add(ofPartitions(
                "cpus_idle",
                "CPUs that jobs could have.",
                (slurm, partition) -> slurm.tally(partition).idleCores()));
        all.add(ofPartitions(
                "cpus_total",
                "CPUs.",
                (slurm, partition) -> slurm.tally(partition).cores()));
        all.add(ofPartitions(
                "jobs_running",
                "Jobs that run.",
                (slurm, partition) -> slurm.tally(partition).runningJobs()));
        all.add(ofPartitions("jobs_pending", "Jobs that wait.", SlurmReadings::pendingJobs));
        return all;
    }

    private static Metric<ClusterTarget> ofCluster(String name, String help, ToDoubleFunction<SlurmTally> reading) {
        return cluster(
                "slurm_" + name,
                help,
                cluster -> List.of(Variant.PLAIN),
                (moment, cluster, variant) ->
                        reading.applyAsDouble(moment.slurm().tally(SlurmPartition.ALL)));
    }

    private static Metric<ClusterTarget> ofPartitions(
            String name, String help, ToDoubleBiFunction<SlurmReadings, SlurmPartition> reading) {
        return cluster(
                "slurm_partition_" + name,
                help,
                cluster -> cluster.partitions().stream()
                        .map(partition -> new Variant(partition.ordinal(), 0, Map.of("partition", partition.word())))
                        .toList(),
                (moment, cluster, variant) ->
                        reading.applyAsDouble(moment.slurm(), SlurmPartition.values()[variant.part()]));
    }

    private static Metric<ClusterTarget> cluster(
            String name,
            String help,
            Function<ClusterTarget, List<Variant>> variants,
            Metric.Reading<ClusterTarget> reading) {
        return new Metric<>(
                name,
                Metric.About.gauge(help, CATEGORY),
                ClusterTarget.class,
                List.of(),
                cluster -> true,
                cluster -> !cluster.partitions().isEmpty(),
                variants,
                reading);
    }
}
