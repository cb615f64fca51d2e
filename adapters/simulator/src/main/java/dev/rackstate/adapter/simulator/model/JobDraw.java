package dev.rackstate.adapter.simulator.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job that was drawn for a period: it begins with it, and ends with it.
 *
 * @param number counted from 0 in the period
 * @param partition where it runs
 * @param places its nodes, by their places in the list of Slurm's nodes
 */
record JobDraw(int number, SlurmPartition partition, int[] places) {
    /** Jobs take 1 to 32 nodes, powers of two; those with GPUs up to 4. */
    private static final int SIZES = 6;

    private static final int GPU_SIZES = 3;

    /** Sizes a job. */
    interface Dice {
        /** A random number for the job that begins at a place. */
        long roll(int place);
    }

    /**
     * Deals nodes to jobs, neighbours to one job. A node that has jobs for no reason has one of its own.
     *
     * @param forced by place the state that a node has for no reason, or null
     * @param allocated by place whether jobs run on a node
     */
    static List<JobDraw> deal(List<NodeTarget> nodes, @Nullable SlurmStatus[] forced, BitSet allocated, Dice dice) {
        List<JobDraw> jobs = new ArrayList<>();
        for (boolean gpus : new boolean[] {false, true}) {
            SlurmPartition partition = gpus ? SlurmPartition.GPU : SlurmPartition.CPU;
            int[] mine = allocated.stream()
                    .filter(place -> SlurmPartition.hasGpus(nodes.get(place)) == gpus)
                    .toArray();
            for (int from = 0; from < mine.length; ) {
                int size = 1 << Noise.between(dice.roll(mine[from]), 0, (gpus ? GPU_SIZES : SIZES) - 1);
                int to = Math.min(mine.length, from + size);
                jobs.add(new JobDraw(jobs.size(), partition, Arrays.copyOfRange(mine, from, to)));
                from = to;
            }
        }
        for (int place = 0; place < forced.length; place++) {
            SlurmStatus status = forced[place];
            if (status != null && status.allocated() > 0) {
                boolean gpus = SlurmPartition.hasGpus(nodes.get(place));
                jobs.add(new JobDraw(jobs.size(), gpus ? SlurmPartition.GPU : SlurmPartition.CPU, new int[] {place}));
            }
        }
        return jobs;
    }
}
