package dev.rackstate.adapter.simulator.model;

import dev.rackstate.application.simulation.SimulationSettings.Profile;
import org.jspecify.annotations.Nullable;

/**
 * What a server or switch says about itself.
 *
 * <p>A forced value goes before everything else, and what depends on it follows: a forced {@code up} of 0 takes load,
 * power and health along, a forced temperature decides the health. Counters count what the planned load amounts to.
 * They go on through incidents and forced values: to leave those out, all incidents since the start would have to be
 * added up.
 */
final class NodeReadings {
    static final String UP = "up";
    static final String LOAD = "node_load_percent";
    static final String TEMPERATURE = "node_temperature_celsius";
    static final String POWER = "node_power_watts";
    static final String HEALTH = "node_health_status";

    private static final double HOT_AISLE_DEGREES = 12;
    /** How much hotter a node gets without any cooling: enough for the coolest one to overheat. */
    private static final double UNCOOLED_DEGREES = 26;

    private static final double WARM_DEGREES = 38;
    private static final double OVERHEATED_DEGREES = 45;
    private static final double POWER_WHEN_DOWN = 50;
    /** Fans at full speed take so much more of what their node takes. */
    private static final double FULL_SPEED_FANS = 0.15;
    /** A compute node's load swings as sin(tick / 10), each node at a phase of its own. */
    private static final double TICKS_PER_SWING = 2 * Math.PI * 10;
    /** What a GPU node does between jobs, in percent. */
    private static final double GPU_IDLE_LOW = 5;

    private static final double GPU_IDLE_HIGH = 15;

    private static final double MEGABYTE = 1e6;
    private static final double GIBIBYTE = 1 << 30;

    private final Moment moment;

    NodeReadings(Moment moment) {
        this.moment = moment;
    }

    double up(NodeTarget node) {
        Double forced = moment.effects().forced(node, UP);
        if (forced != null) {
            return forced;
        }
        return isDown(node) || moment.effects().isCutOff(node) ? 0 : 1;
    }

    /** Whether it does not run; a node that is only cut off from everybody does. */
    boolean isDown(NodeTarget node) {
        Double forced = moment.effects().forced(node, UP);
        if (forced != null) {
            return forced == 0;
        }
        return moment.incidents().critical().get(node.index())
                || moment.racks().isDown(node.rack())
                || moment.isAway(node);
    }

    /** 1 when the management controller answers. It has a network of its own, and falls silent with its node. */
    double controllerUp(NodeTarget node) {
        return isDown(node) ? 0 : 1;
    }

    boolean isWarned(NodeTarget node) {
        return moment.incidents().warned().get(node.index());
    }

    /** Percent. */
    double load(NodeTarget node) {
        Double forced = moment.effects().forced(node, LOAD);
        if (forced != null) {
            return forced;
        }
        return isDown(node) ? 0 : Moment.rounded(plannedLoad(node).at(moment.tickStart()), 2);
    }

    /** Degrees Celsius. */
    double temperature(NodeTarget node) {
        Double forced = moment.effects().forced(node, TEMPERATURE);
        if (forced != null) {
            return forced;
        }
        Profile profile = profile(node);
        boolean hot = node.aisle() >= 0 && moment.incidents().hotAisles().get(node.aisle());
        double rise = Math.max(
                hot ? HOT_AISLE_DEGREES : 0, UNCOOLED_DEGREES * moment.effects().coolingLost(node.aisleId()));
        double noise = Noise.between(moment.perTick(node.key(), Quantity.TEMPERATURE), -0.5, 0.5);
        double warmth = profile.baseTemp() + load(node) / 100 * profile.tempRange();
        return Moment.rounded(warmth + rise + noise, 1);
    }

    /** Watts. */
    double power(NodeTarget node) {
        Double forced = moment.effects().forced(node, POWER);
        if (forced != null) {
            return forced;
        }
        if (isDown(node)) {
            return POWER_WHEN_DOWN;
        }
        Profile profile = profile(node);
        double fans = 1 + FULL_SPEED_FANS * moment.effects().coolingLost(node.aisleId());
        return Moment.rounded((profile.basePower() + load(node) / 100 * profile.powerVar()) * fans, 0);
    }

    /** 0 good, 1 in trouble, 2 failed. */
    double health(NodeTarget node) {
        Double forced = moment.effects().forced(node, HEALTH);
        if (forced != null) {
            return forced;
        }
        if (isDown(node)) {
            return 2;
        }
        double temperature = temperature(node);
        if (temperature > OVERHEATED_DEGREES) {
            return 2;
        }
        return temperature > WARM_DEGREES || isWarned(node) ? 1 : 0;
    }

    double memoryAvailable(NodeTarget node) {
        return Moment.rounded(node.kind().memoryBytes() * (1 - 0.8 * load(node) / 100), 0);
    }

    double fileSystemSize(NodeTarget node) {
        return (node.name().contains("storage") ? 1_000 : 200) * GIBIBYTE;
    }

    double fileSystemAvailable(NodeTarget node) {
        return Moment.rounded(fileSystemSize(node) * (1 - (30 + 0.5 * load(node)) / 100), 0);
    }

    /**
     * Idle CPU seconds over all cores. Even a full node idles one percent of its time, so that the counter rises
     * faster than its rounding errs.
     */
    double idleSeconds(NodeTarget node) {
        double start = Noise.between(moment.constant(node.key(), Quantity.CPU_START), 500_000, 1_000_000);
        double busy = 0.99 * loadSeconds(node) / 100;
        return Moment.rounded(start + node.kind().cores() * (moment.countedSeconds() - busy), 2);
    }

    double bytesRead(NodeTarget node) {
        return Math.floor(MEGABYTE * (10.0 * moment.countedSeconds() + 0.5 * loadSeconds(node)));
    }

    double bytesWritten(NodeTarget node) {
        return Math.floor(MEGABYTE * (5.0 * moment.countedSeconds() + 0.3 * loadSeconds(node)));
    }

    double bytesReceived(NodeTarget node) {
        return Math.floor(MEGABYTE * megabytesOverNetwork(node, Quantity.NETWORK_RECEIVE, 20, 2));
    }

    double bytesTransmitted(NodeTarget node) {
        return Math.floor(MEGABYTE * megabytesOverNetwork(node, Quantity.NETWORK_TRANSMIT, 15, 1.5));
    }

    private double megabytesOverNetwork(NodeTarget node, Quantity direction, double atRest, double perPercent) {
        return node.kind() == NodeKind.NETWORK
                ? moment.counted(Wave.within(moment.constant(node.key(), direction), 450, 550))
                : atRest * moment.countedSeconds() + perPercent * loadSeconds(node);
    }

    /** The planned load in percent times seconds, since the counters started. */
    private double loadSeconds(NodeTarget node) {
        return moment.counted(plannedLoad(node));
    }

    private Curve plannedLoad(NodeTarget node) {
        Profile profile = profile(node);
        double low = percent(profile.loadMin());
        double high = percent(profile.loadMax());
        long random = moment.constant(node.key(), Quantity.LOAD);
        return switch (node.kind()) {
            case COMPUTE ->
                new Wave((low + high) / 2, (high - low) / 2, TICKS_PER_SWING * moment.interval(), Noise.unit(random));
            case GPU -> BalancedLoad.bursts(random, moment.interval(), low, high, GPU_IDLE_LOW, GPU_IDLE_HIGH);
            case SERVICE, NETWORK, STORAGE -> BalancedLoad.uniform(random, moment.interval(), low, high);
        };
    }

    private static double percent(double configured) {
        return Math.max(0, Math.min(100, configured));
    }

    private Profile profile(NodeTarget node) {
        @Nullable
        Profile configured = moment.settings().profiles().get(node.kind().profile());
        return configured == null ? Profile.DEFAULT : configured;
    }
}
