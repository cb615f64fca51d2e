package dev.rackstate.adapter.simulator.model;

import java.util.List;

/**
 * The Slurm cluster as a whole.
 *
 * @param partitions those that have nodes
 */
record ClusterTarget(List<SlurmPartition> partitions) implements Target {
    ClusterTarget {
        partitions = List.copyOf(partitions);
    }

    @Override
    public int index() {
        return 0;
    }

    @Override
    public long key() {
        return 0;
    }

    @Override
    public String rackId() {
        return "";
    }

    @Override
    public String label(String name) {
        return "";
    }
}
