package dev.rackstate.adapter.simulator.model;

import dev.rackstate.application.simulation.SimulationSettings;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of Slurm's nodes have a state for no reason, and on which of the others jobs run, period by period. Drawn by
 * {@link Lots} when the incidents are. The latest periods are kept. Safe for concurrent use.
 */
final class SlurmPlan {
    private static final int KEPT_PERIODS = 64;

    private final List<NodeTarget> nodes;
    private final SimulationSettings settings;
    /** By the nodes' numbers: their places in the list, or -1. */
    private final int[] places;
    /** Those of the nodes that may have a state for no reason, by their place in the list. */
    private final int[] candidates;

    private final Map<Long, Draw> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Draw> eldest) {
            return size() > KEPT_PERIODS;
        }
    };

    /**
     * A plan.
     *
     * @param nodes Slurm's nodes
     * @throws IllegalArgumentException when the settings hold a range of names that cannot be
     */
    SlurmPlan(List<NodeTarget> nodes, SimulationSettings settings) {
        this.nodes = nodes;
        this.settings = settings;
        places = new int[nodes.stream().mapToInt(NodeTarget::index).max().orElse(-1) + 1];
        Arrays.fill(places, -1);
        NameFilter match = new NameFilter(settings.slurm().match());
        int[] matching = new int[nodes.size()];
        int count = 0;
        for (int place = 0; place < matching.length; place++) {
            places[nodes.get(place).index()] = place;
            if (match.passes(nodes.get(place).name())) {
                matching[count++] = place;
            }
        }
        candidates = Arrays.copyOf(matching, count);
    }

    /**
     * What was drawn for a period. Not modified after it was made.
     *
     * @param forced by place the state that a node has for no reason, or null
     * @param allocated by place whether jobs run on a node, as long as nothing is wrong with it
     * @param jobs the jobs
     */
    record Draw(@Nullable SlurmStatus[] forced, BitSet allocated, List<JobDraw> jobs) {}

    /** Slurm's nodes. */
    List<NodeTarget> nodes() {
        return nodes;
    }

    /** The place of a node among Slurm's nodes, or -1. */
    int place(NodeTarget node) {
        return node.index() < places.length ? places[node.index()] : -1;
    }

    Draw during(long period) {
        synchronized (kept) {
            return kept.computeIfAbsent(period, this::draw);
        }
    }

    private Draw draw(long period) {
        @Nullable SlurmStatus[] forced = new SlurmStatus[nodes.size()];
        Map<SlurmStatus, Integer> counts = new TreeMap<>();
        settings.slurm()
                .random()
                .forEach((word, count) -> SlurmStatus.of(word).ifPresent(status -> counts.put(status, count)));
        int total = (int) Math.min(
                candidates.length,
                counts.values().stream().mapToLong(Integer::longValue).sum());
        int[] drawn = Lots.smallest(
                candidates.length, total, place -> random(candidates[place], Quantity.SLURM_STATUS, period));
        int next = 0;
        for (Map.Entry<SlurmStatus, Integer> entry : counts.entrySet()) {
            for (int i = 0; i < entry.getValue() && next < drawn.length; i++) {
                forced[candidates[drawn[next++]]] = entry.getKey();
            }
        }
        BitSet allocated = allocated(period, forced);
        List<JobDraw> jobs = JobDraw.deal(nodes, forced, allocated, place -> random(place, Quantity.SLURM_JOB, period));
        return new Draw(forced, allocated, jobs);
    }

    private BitSet allocated(long period, @Nullable SlurmStatus[] forced) {
        int[] free = new int[forced.length];
        int count = 0;
        for (int place = 0; place < forced.length; place++) {
            if (forced[place] == null) {
                free[count++] = place;
            }
        }
        int share = (int) ((long) count * settings.slurm().allocatedPercent() / 100);
        BitSet allocated = new BitSet();
        for (int drawn : Lots.smallest(count, share, i -> random(free[i], Quantity.SLURM_ALLOCATION, period))) {
            allocated.set(free[drawn]);
        }
        return allocated;
    }

    private long random(int place, Quantity quantity, long period) {
        return Noise.hash(settings.seed(), nodes.get(place).key(), quantity, period);
    }
}
