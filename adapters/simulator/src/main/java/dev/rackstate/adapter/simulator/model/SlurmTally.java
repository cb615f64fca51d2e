package dev.rackstate.adapter.simulator.model;

/** What the nodes of a partition come to. Filled once and then only read. */
final class SlurmTally {
    private double cores;
    private double allocatedCores;
    private double idleCores;
    private double gpus;
    private double allocatedGpus;
    private double idleGpus;
    private int runningJobs;
    private final int[] nodes = new int[SlurmStatus.values().length];

    void add(SlurmStatus status, int nodeCores, int nodeGpus) {
        cores += nodeCores;
        allocatedCores += nodeCores * status.allocated();
        idleCores += nodeCores * status.idle();
        gpus += nodeGpus;
        allocatedGpus += nodeGpus * status.allocated();
        idleGpus += nodeGpus * status.idle();
        nodes[status.ordinal()]++;
    }

    void addJob() {
        runningJobs++;
    }

    double cores() {
        return cores;
    }

    double allocatedCores() {
        return allocatedCores;
    }

    double idleCores() {
        return idleCores;
    }

    double gpus() {
        return gpus;
    }

    double allocatedGpus() {
        return allocatedGpus;
    }

    double idleGpus() {
        return idleGpus;
    }

    /** From 0 to 1. */
    double gpuUtilization() {
        return gpus == 0 ? 0 : allocatedGpus / gpus;
    }

    /** How many nodes are in any of these states. */
    double nodes(SlurmStatus... statuses) {
        int count = 0;
        for (SlurmStatus status : statuses) {
            count += nodes[status.ordinal()];
        }
        return count;
    }

    double runningJobs() {
        return runningJobs;
    }
}
