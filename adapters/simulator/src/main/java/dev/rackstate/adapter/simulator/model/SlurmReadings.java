package dev.rackstate.adapter.simulator.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Slurm says about its nodes: the state drawn for a node; else down when it does not answer or has failed, drain
 * when it is in trouble, allocated when jobs are drawn for it, and idle. What was worked out is kept, for a node has two
 * dozen series and more.
 */
final class SlurmReadings {
    static final int CORES = 64;
    private static final int GPU_NODE_CORES = 128;
    private static final int MEGABYTES = 256 << 10;
    private static final int GPU_NODE_MEGABYTES = 512 << 10;
    private static final int GPUS = 4;
    private static final double LEAST_PENDING = 0.1;
    private static final double MOST_PENDING = 0.4;

    private final Moment moment;
    private final SlurmPlan plan;
    private final SlurmPlan.Draw draw;
    /** By place in the plan. Whoever finds nothing here works out what everybody else would. */
    private final @Nullable SlurmStatus[] known;

    private volatile @Nullable List<SlurmTally> tallies;

    SlurmReadings(Moment moment, SlurmPlan plan) {
        this.moment = moment;
        this.plan = plan;
        draw = plan.during(moment.incidents().period());
        known = new SlurmStatus[plan.nodes().size()];
    }

    /** The state of a node. One that is none of Slurm's has the state it would have without jobs. */
    SlurmStatus status(NodeTarget node) {
        int place = plan.place(node);
        if (place < 0) {
            return status(node, false);
        }
        SlurmStatus status = known[place];
        if (status == null) {
            SlurmStatus drawn = draw.forced()[place];
            status = drawn != null ? drawn : status(node, draw.allocated().get(place));
            known[place] = status;
        }
        return status;
    }

    private SlurmStatus status(NodeTarget node, boolean allocated) {
        double health = node.isStorage() ? 0 : moment.nodes().health(node);
        if (moment.nodes().up(node) == 0 || health == 2) {
            return SlurmStatus.DOWN;
        }
        if (health == 1) {
            return SlurmStatus.DRAIN;
        }
        return allocated ? SlurmStatus.ALLOCATED : SlurmStatus.IDLE;
    }

    static int cores(NodeTarget node) {
        return SlurmPartition.hasGpus(node) ? GPU_NODE_CORES : CORES;
    }

    static int megabytes(NodeTarget node) {
        return SlurmPartition.hasGpus(node) ? GPU_NODE_MEGABYTES : MEGABYTES;
    }

    static int gpus(NodeTarget node) {
        return SlurmPartition.hasGpus(node) ? GPUS : 0;
    }

    /** Slurm's nodes. */
    List<NodeTarget> nodes() {
        return plan.nodes();
    }

    /** Whether one of Slurm's nodes has its state for no reason. */
    boolean isDrawn(NodeTarget node) {
        return draw.forced()[plan.place(node)] != null;
    }

    boolean hasJobs(NodeTarget node) {
        return status(node).allocated() > 0;
    }

    /** The jobs that run: those of the period of which a node is left. */
    Stream<JobDraw> jobs() {
        return draw.jobs().stream()
                .filter(job ->
                        Arrays.stream(job.places()).mapToObj(nodes()::get).anyMatch(this::hasJobs));
    }

    /** How many jobs the period began with. */
    int drawnJobs() {
        return draw.jobs().size();
    }

    /** What a partition comes to. */
    SlurmTally tally(SlurmPartition partition) {
        List<SlurmTally> done = tallies;
        if (done == null) {
            done = tallies();
            tallies = done;
        }
        return done.get(partition.ordinal());
    }

    private List<SlurmTally> tallies() {
        List<SlurmTally> all = Stream.of(SlurmPartition.values())
                .map(partition -> new SlurmTally())
                .toList();
        for (NodeTarget node : plan.nodes()) {
            for (SlurmPartition partition : SlurmPartition.of(node)) {
                all.get(partition.ordinal()).add(status(node), cores(node), gpus(node));
            }
        }
        jobs().forEach(job -> {
            all.get(SlurmPartition.ALL.ordinal()).addJob();
            all.get(job.partition().ordinal()).addJob();
        });
        return all;
    }

    /** Jobs that wait: more or fewer of them with every tick, in proportion to those that run. */
    double pendingJobs(SlurmPartition partition) {
        if (partition == SlurmPartition.ALL) {
            return pendingJobs(SlurmPartition.CPU) + pendingJobs(SlurmPartition.GPU);
        }
        long random = moment.perTick(partition.ordinal(), Quantity.SLURM_PENDING);
        return Math.floor(tally(partition).runningJobs() * Noise.between(random, LEAST_PENDING, MOST_PENDING));
    }
}
