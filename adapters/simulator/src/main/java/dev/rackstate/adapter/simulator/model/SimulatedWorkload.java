package dev.rackstate.adapter.simulator.model;

import dev.rackstate.domain.slurm.SlurmJob;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.SlurmNode.Use;
import dev.rackstate.domain.slurm.SlurmNodeState;
import dev.rackstate.domain.slurm.SlurmReservation;
import dev.rackstate.domain.slurm.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The workload that goes with a moment's Slurm metrics: the same states and the same counts, and beside them which jobs
 * run and wait, why nodes are drained, and what is reserved.
 */
public final class SimulatedWorkload {
    private static final List<String> USERS =
            List.of("abe", "chen", "dubois", "eriksen", "fischer", "gupta", "haddad", "ivanova", "kimura", "lopez");
    private static final List<String> ACCOUNTS = List.of("astro", "cfd", "climate", "genomics", "materials");
    private static final List<String> NAMES =
            List.of("assemble", "ensemble", "md-run", "postproc", "relax", "sweep", "train", "transport");
    private static final List<String> DRAINED =
            List.of("correctable memory errors", "disk failing", "fabric link flapping", "firmware update");
    private static final List<Duration> LIMITS =
            List.of(Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(12), Duration.ofDays(1));
    private static final long DAY_OF_PERIODS = 1_000;
    private static final int LEAST_IDS = 10_000;

    private final Moment moment;
    private final SlurmReadings slurm;
    private final List<NodeTarget> nodes;

    private SimulatedWorkload(Moment moment) {
        this.moment = moment;
        this.slurm = moment.slurm();
        this.nodes = slurm.nodes();
    }

    /** The workload of a simulation at an instant. */
    public static Workload of(Simulation simulation, Instant now) {
        SimulatedWorkload workload = new SimulatedWorkload(simulation.at(now));
        return new Workload(
                now, workload.slurmNodes(), workload.partitions(), workload.jobs(), workload.reservations());
    }

    private List<SlurmNode> slurmNodes() {
        return nodes.stream().map(this::slurmNode).toList();
    }

    private SlurmNode slurmNode(NodeTarget node) {
        SlurmStatus status = slurm.status(node);
        boolean drawn = slurm.isDrawn(node);
        String reason = reason(node, status, drawn);
        return new SlurmNode(
                node.name(),
                SlurmNodeState.parse(status.word()),
                List.of(status.word()),
                SlurmPartition.of(node).stream().map(SlurmPartition::word).toList(),
                reason,
                reason == null ? null : drawn ? "root" : "slurm",
                reason == null || !drawn ? null : moment.periodStart(),
                use(node, status));
    }

    /** Slurm's own words where a node is away, an operator's where it was drawn. */
    private @Nullable String reason(NodeTarget node, SlurmStatus status, boolean drawn) {
        return switch (status) {
            case DOWN -> drawn ? "hardware fault" : "Not responding";
            case DRAIN, DRAINING, FAIL -> drawn ? pick(DRAINED, random(node.key(), 0)) : "health check failed";
            default -> null;
        };
    }

    private static Use use(NodeTarget node, SlurmStatus status) {
        int cores = SlurmReadings.cores(node);
        long memory = SlurmReadings.megabytes(node);
        int gpus = SlurmReadings.gpus(node);
        return new Use(
                cores, (int) (cores * status.allocated()), memory, (long) (memory * status.allocated()), gpus, (int)
                        (gpus * status.allocated()));
    }

    private List<dev.rackstate.domain.slurm.SlurmPartition> partitions() {
        return SlurmPartition.among(nodes).stream()
                .map(partition -> new dev.rackstate.domain.slurm.SlurmPartition(
                        partition.word(),
                        "up",
                        (int) nodes.stream().filter(partition::holds).count(),
                        (int) slurm.tally(partition).cores()))
                .toList();
    }

    private List<SlurmJob> jobs() {
        List<SlurmJob> jobs = new ArrayList<>();
        slurm.jobs().forEach(job -> jobs.add(running(job)));
        int next = slurm.drawnJobs();
        for (SlurmPartition partition : SlurmPartition.among(nodes)) {
            if (partition != SlurmPartition.ALL) {
                for (int i = 0; i < slurm.pendingJobs(partition); i++) {
                    jobs.add(pending(next++, partition.word()));
                }
            }
        }
        return jobs;
    }

    private SlurmJob running(JobDraw job) {
        List<NodeTarget> mine = Arrays.stream(job.places())
                .mapToObj(nodes::get)
                .filter(slurm::hasJobs)
                .toList();
        Instant started = moment.periodStart();
        return new SlurmJob(
                id(job.number()),
                pick(NAMES, random(job.number(), 1)),
                pick(USERS, random(job.number(), 2)),
                pick(ACCOUNTS, random(job.number(), 3)),
                job.partition().word(),
                List.of("running"),
                null,
                mine.stream().map(NodeTarget::name).toList(),
                mine.stream()
                        .mapToInt(node -> (int)
                                (SlurmReadings.cores(node) * slurm.status(node).allocated()))
                        .sum(),
                started.minusSeconds(Noise.between(random(job.number(), 4), 0, 7_200)),
                started,
                started.plus(pick(LIMITS, random(job.number(), 5))),
                null);
    }

    private SlurmJob pending(int number, String partition) {
        return new SlurmJob(
                id(number),
                pick(NAMES, random(number, 1)),
                pick(USERS, random(number, 2)),
                pick(ACCOUNTS, random(number, 3)),
                partition,
                List.of("pending"),
                pick(List.of("Priority", "Resources"), random(number, 4)),
                List.of(),
                SlurmReadings.CORES << Noise.between(random(number, 5), 0, 4),
                moment.periodStart().minusSeconds(Noise.between(random(number, 6), 0, 7_200)),
                null,
                null,
                null);
    }

    /** One for the nodes that are in maintenance. */
    private List<SlurmReservation> reservations() {
        List<String> kept = nodes.stream()
                .filter(node -> slurm.status(node) == SlurmStatus.MAINT)
                .map(NodeTarget::name)
                .toList();
        return kept.isEmpty()
                ? List.of()
                : List.of(new SlurmReservation(
                        "maintenance",
                        kept,
                        List.of("root"),
                        List.of(),
                        List.of("maint"),
                        moment.periodStart(),
                        moment.periodStart().plus(moment.period())));
    }

    /** Unique among the jobs of a period, and for a thousand periods. */
    private long id(int number) {
        int stride = Math.max(LEAST_IDS, 2 * nodes.size());
        return Math.floorMod(moment.incidents().period(), DAY_OF_PERIODS) * stride + number + 1;
    }

    private long random(long key, int what) {
        return Noise.hash(
                Noise.hash(
                        moment.settings().seed(),
                        key,
                        Quantity.SLURM_JOB,
                        moment.incidents().period()),
                what);
    }

    private static <T> T pick(List<T> from, long random) {
        return from.get(Noise.between(random, 0, from.size() - 1));
    }
}
