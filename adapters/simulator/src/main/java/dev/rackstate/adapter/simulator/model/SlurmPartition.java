package dev.rackstate.adapter.simulator.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The partitions of the cluster. */
enum SlurmPartition {
    ALL,
    CPU,
    GPU;

    private static final List<SlurmPartition> OF_EVERY_NODE = List.of(ALL, CPU);
    private static final List<SlurmPartition> OF_GPU_NODES = List.of(values());

    /** The partitions of a node. */
    static List<SlurmPartition> of(NodeTarget node) {
        return hasGpus(node) ? OF_GPU_NODES : OF_EVERY_NODE;
    }

    boolean holds(NodeTarget node) {
        return this != GPU || hasGpus(node);
    }

    static boolean hasGpus(NodeTarget node) {
        String name = node.name().toLowerCase(Locale.ROOT);
        return node.kind() == NodeKind.GPU || name.contains("gpu") || name.contains("visu");
    }

    /** The partitions that have nodes. */
    static List<SlurmPartition> among(List<NodeTarget> nodes) {
        return Arrays.stream(values())
                .filter(partition -> nodes.stream().anyMatch(partition::holds))
                .toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
