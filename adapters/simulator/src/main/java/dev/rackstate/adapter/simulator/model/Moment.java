package dev.rackstate.adapter.simulator.model;

import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.SimulationSettings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One instant of a simulation. Gauges hold for a tick, incidents for a period, counters count in whole seconds.
 * Immutable; cheap to make.
 */
public final class Moment {
    /** When every counter was at its start; before, it stands there. 2020-01-01T00:00:00Z. */
    static final long COUNTERS_START = 1_577_836_800L;

    private static final double[] SCALES = {1, 10, 100};

    private final SimulationSettings settings;
    private final Instant at;
    private final long interval;
    private final long tick;
    private final long periodTicks;
    private final Incidents incidents;
    private final Effects effects;
    private final SlurmPlan slurmPlan;
    private volatile @Nullable SlurmReadings slurm;
    private final NodeReadings nodes = new NodeReadings(this);
    private final PortReadings ports = new PortReadings(this);
    private final ArrayReadings arrays = new ArrayReadings(this);
    private final RackReadings racks = new RackReadings(this);

    Moment(
            SimulationSettings settings,
            Interventions interventions,
            IncidentPlan plan,
            SlurmPlan slurmPlan,
            Instant at) {
        this.settings = settings;
        this.at = at;
        interval = Math.max(1, settings.updateInterval().toSeconds());
        tick = Math.floorDiv(at.getEpochSecond(), interval);
        periodTicks = IncidentPlan.ticksPerPeriod(settings.changesPerHour(), interval);
        incidents = plan.during(Math.floorDiv(tick, periodTicks));
        effects = interventions.at(at, Instant.ofEpochSecond(tickStart()));
        this.slurmPlan = slurmPlan;
    }

    NodeReadings nodes() {
        return nodes;
    }

    PortReadings ports() {
        return ports;
    }

    ArrayReadings arrays() {
        return arrays;
    }

    RackReadings racks() {
        return racks;
    }

    /** What Slurm says. */
    SlurmReadings slurm() {
        SlurmReadings known = slurm;
        if (known == null) {
            known = new SlurmReadings(this, slurmPlan);
            slurm = known;
        }
        return known;
    }

    SimulationSettings settings() {
        return settings;
    }

    Incidents incidents() {
        return incidents;
    }

    /** Seconds of one tick. */
    long interval() {
        return interval;
    }

    /** The second since 1970 at which the tick began: when gauges are read. */
    long tickStart() {
        return tick * interval;
    }

    /** When the period began, in which what is drawn stays the same. */
    Instant periodStart() {
        return Instant.ofEpochSecond(incidents.period() * periodTicks * interval);
    }

    /** How long a period is. */
    Duration period() {
        return Duration.ofSeconds(periodTicks * interval);
    }

    /** What is done by hand. */
    Effects effects() {
        return effects;
    }

    /** Whether a node that comes and goes is away: in the tick in which it begins, and in every other one after that. */
    boolean isAway(NodeTarget node) {
        Incident flapping = effects.flapping(node);
        if (flapping == null) {
            return false;
        }
        Instant start = flapping.startsAt();
        long first = start == null ? 0 : Math.floorDiv(start.getEpochSecond(), interval);
        return Math.floorMod(tick - first, 2) == 0;
    }

    /** A random number of an entity that never changes. */
    long constant(long key, Quantity quantity) {
        return Noise.hash(settings.seed(), key, quantity, 0);
    }

    /** A random number of an entity that changes from tick to tick. */
    long perTick(long key, Quantity quantity) {
        return Noise.hash(settings.seed(), key, quantity, tick);
    }

    /** Whether a fault that is not among the dealt incidents has hit, so many times in a hundred periods. */
    boolean hasBackgroundFault(long key, Quantity quantity, double percent) {
        return incidents.backgroundFaults()
                && Noise.unit(Noise.hash(settings.seed(), key, quantity, incidents.period())) * 100 < percent;
    }

    /** What a rate per second has added up to since the counters started. */
    double counted(Curve rate) {
        return rate.integral(COUNTERS_START + countedSeconds()) - rate.integral(COUNTERS_START);
    }

    /** How long the counters have been counting. */
    long countedSeconds() {
        return Math.max(0, at.getEpochSecond() - COUNTERS_START);
    }

    /** Rounds to 0, 1 or 2 decimals. */
    static double rounded(double value, int decimals) {
        double scale = SCALES[decimals];
        return Math.round(value * scale) / scale;
    }
}
