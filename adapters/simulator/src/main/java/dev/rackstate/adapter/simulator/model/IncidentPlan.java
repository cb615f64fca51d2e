package dev.rackstate.adapter.simulator.model;

import dev.rackstate.application.simulation.SimulationSettings;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/**
 * Who is hit in which period.
 *
 * <p>{@link Lots} are drawn by (seed, period, candidate): first the critical nodes, then the warned ones, which makes the
 * two sets disjoint.
 *
 * <p>The latest periods are kept so that one round does not sort the same numbers again; what is kept never differs
 * from what would be computed. Safe for concurrent use.
 */
final class IncidentPlan {
    private static final int KEPT_PERIODS = 256;

    private final Targets targets;
    private final SimulationSettings settings;
    private final Map<Long, Incidents> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Incidents> eldest) {
            return size() > KEPT_PERIODS;
        }
    };

    IncidentPlan(Targets targets, SimulationSettings settings) {
        this.targets = targets;
        this.settings = settings;
    }

    /** The length of a period in ticks of so many seconds: an hour's share, at least one tick. */
    static long ticksPerPeriod(int changesPerHour, long interval) {
        return Math.max(1, (long) Math.floor(3_600.0 / Math.max(1, changesPerHour) / interval));
    }

    Incidents during(long period) {
        synchronized (kept) {
            return kept.computeIfAbsent(period, this::deal);
        }
    }

    private Incidents deal(long period) {
        Counts counts = counts(period);
        List<NodeTarget> nodes = targets.nodes();
        int[] hit = Lots.smallest(
                nodes.size(),
                counts.critical() + counts.warned(),
                node -> random(nodes.get(node).key(), Quantity.NODE_INCIDENTS, period));
        int critical = Math.min(counts.critical(), hit.length);
        return new Incidents(
                period,
                bits(hit, 0, critical),
                bits(hit, critical, hit.length),
                chosen(
                        targets.racks().size(),
                        counts.racks(),
                        rack -> random(targets.racks().get(rack).key(), Quantity.RACK_INCIDENTS, period)),
                chosen(
                        targets.aisleKeys().size(),
                        counts.aisles(),
                        aisle -> random(targets.aisleKeys().get(aisle), Quantity.AISLE_INCIDENTS, period)),
                switch (settings.incidentMode()) {
                    case LIGHT, MEDIUM, HEAVY, CHAOS -> true;
                    case FULL_OK, CUSTOM -> false;
                });
    }

    private record Counts(int critical, int warned, int racks, int aisles) {}

    private Counts counts(long period) {
        int nodes = targets.nodes().size();
        return switch (settings.incidentMode()) {
            case FULL_OK -> new Counts(0, 0, 0, 0);
            case LIGHT -> new Counts(critical(period, 1, 3), warned(period, 1, 5), 0, 0);
            case MEDIUM -> new Counts(critical(period, 1, 3), warned(period, 5, 10), 1, 0);
            case HEAVY -> new Counts(critical(period, 5, 10), warned(period, 10, 20), 2, 1);
            case CHAOS ->
                new Counts(
                        percent(15, nodes),
                        percent(25, nodes),
                        percent(20, targets.racks().size()),
                        percent(25, targets.aisleKeys().size()));
            case CUSTOM -> {
                SimulationSettings.CustomIncidents custom = settings.custom();
                yield new Counts(
                        Math.min(custom.devicesCrit(), nodes),
                        Math.min(custom.devicesWarn(), nodes),
                        custom.racksCrit(),
                        custom.aislesHot());
            }
        };
    }

    private int critical(long period, int low, int high) {
        return Noise.between(random(0, Quantity.CRITICAL_COUNT, period), low, high);
    }

    private int warned(long period, int low, int high) {
        return Noise.between(random(0, Quantity.WARNING_COUNT, period), low, high);
    }

    private static int percent(int percent, int of) {
        return (int) ((long) of * percent / 100);
    }

    private long random(long key, Quantity quantity, long period) {
        return Noise.hash(settings.seed(), key, quantity, period);
    }

    private static BitSet chosen(int size, int count, IntToLongFunction random) {
        int[] hit = Lots.smallest(size, count, random);
        return bits(hit, 0, hit.length);
    }

    private static BitSet bits(int[] numbers, int from, int to) {
        BitSet bits = new BitSet();
        for (int i = from; i < to; i++) {
            bits.set(numbers[i]);
        }
        return bits;
    }
}
