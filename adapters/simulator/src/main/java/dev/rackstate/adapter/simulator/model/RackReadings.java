package dev.rackstate.adapter.simulator.model;

import dev.rackstate.adapter.simulator.model.RackTarget.Pdu;

/**
 * What the infrastructure of a rack says: liquid cooling and power distribution. A rack that is down takes no power;
 * its power distribution units still answer, with voltage and without current. A unit that has failed has neither.
 */
final class RackReadings {
    private static final double LEAST_WATTS = 1_500;
    private static final double MOST_WATTS = 4_200;
    /** How much of its inlet's rating a unit is loaded with at most. */
    private static final double LOADABLE = 0.95;

    private final Moment moment;

    RackReadings(Moment moment) {
        this.moment = moment;
    }

    boolean isDown(RackTarget rack) {
        boolean byItself = moment.incidents().racksDown().get(rack.index()) || isUnfed(rack);
        return moment.effects().isDown(rack, byItself);
    }

    /** Whether everything that feeds a rack has failed. */
    private boolean isUnfed(RackTarget rack) {
        return !rack.pdus().isEmpty() && rack.pdus().stream().allMatch(pdu -> hasFailed(rack, pdu));
    }

    private boolean hasFailed(RackTarget rack, Pdu pdu) {
        return moment.effects().hasFailed(rack, pdu);
    }

    private double byState(RackTarget rack, double normal, double hot, double down) {
        if (isDown(rack)) {
            return down;
        }
        boolean isHot = rack.aisle() >= 0 && moment.incidents().hotAisles().get(rack.aisle());
        double heat = isHot ? 1 : moment.effects().coolingLost(rack.aisleId());
        return normal + (hot - normal) * heat;
    }

    private double noise(RackTarget rack, Quantity quantity, double spread) {
        return Noise.between(moment.perTick(rack.key(), quantity), -spread, spread);
    }

    /** Coolant pressure at the inlet, kPa. */
    double pressure(RackTarget rack) {
        return Moment.rounded(byState(rack, 200, 175, 160) + noise(rack, Quantity.PRESSURE, 2), 1);
    }

    /** Reading of the leak sensor at the pump: 0 is dry, 1 and more is wet. */
    double leak(RackTarget rack) {
        double level = byState(rack, 0, 0.6, 1.2);
        return level == 0 ? 0 : Moment.rounded(Math.max(0, level + noise(rack, Quantity.LEAK, 0.1)), 2);
    }

    /** Temperature of the cooling unit's board, degrees Celsius. */
    double boardTemperature(RackTarget rack) {
        return Moment.rounded(byState(rack, 60, 80, 95) + noise(rack, Quantity.BOARD_TEMPERATURE, 2), 1);
    }

    /** What the rack's power controller delivers, watts. */
    double controllerPower(RackTarget rack) {
        double level = byState(rack, 5_500, 7_200, 0);
        return level == 0 ? 0 : Moment.rounded(level + noise(rack, Quantity.CONTROLLER_POWER, 300), 0);
    }

    /** Watts taken at the inlet. */
    double inletPower(RackTarget rack, Pdu pdu) {
        Double amperes = moment.effects().current(rack);
        if (amperes != null) {
            return amperes * Pdu.NOMINAL_VOLTS;
        }
        return isDown(rack) || hasFailed(rack, pdu) ? 0 : Moment.rounded(load(rack, pdu), 1);
    }

    /** What a unit carries: its own share, and its part of what those that have failed carry no longer. */
    private double load(RackTarget rack, Pdu pdu) {
        double orphaned = 0;
        int working = 0;
        for (Pdu each : rack.pdus()) {
            boolean failed = hasFailed(rack, each);
            orphaned += failed ? plannedPower(rack, each).at(moment.tickStart()) : 0;
            working += failed ? 0 : 1;
        }
        return plannedPower(rack, pdu).at(moment.tickStart()) + orphaned / working;
    }

    double current(RackTarget rack, Pdu pdu) {
        Double forced = moment.effects().current(rack);
        return forced == null ? Moment.rounded(inletPower(rack, pdu) / Pdu.NOMINAL_VOLTS, 2) : forced;
    }

    /** Volt-amperes: 2 to 8 % above the active power. */
    double apparentPower(RackTarget rack, Pdu pdu) {
        long random = moment.constant(key(rack, pdu), Quantity.PDU_POWER_FACTOR);
        return Moment.rounded(inletPower(rack, pdu) * Noise.between(random, 1.02, 1.08), 1);
    }

    double voltage(RackTarget rack, Pdu pdu) {
        if (hasFailed(rack, pdu)) {
            return 0;
        }
        double noise = Noise.between(moment.perTick(key(rack, pdu), Quantity.PDU_VOLTAGE), -2, 2);
        return Moment.rounded(Pdu.NOMINAL_VOLTS + noise, 1);
    }

    /** Watt-hours since the counter started. */
    double inletEnergy(RackTarget rack, Pdu pdu) {
        double start = Noise.between(moment.constant(key(rack, pdu), Quantity.PDU_ENERGY_START), 0, 1e6);
        return Moment.rounded(start + moment.counted(plannedPower(rack, pdu)) / 3_600, 2);
    }

    double outletPower(RackTarget rack, Pdu pdu, int outlet) {
        return Moment.rounded(inletPower(rack, pdu) * share(rack, pdu, outlet), 1);
    }

    double outletEnergy(RackTarget rack, Pdu pdu, int outlet) {
        return Moment.rounded(inletEnergy(rack, pdu) * share(rack, pdu, outlet), 2);
    }

    /** What part of the inlet's power goes through an outlet: 5 to 25 %. */
    private double share(RackTarget rack, Pdu pdu, int outlet) {
        long random = moment.constant(Noise.hash(key(rack, pdu), outlet), Quantity.OUTLET_SHARE);
        return Noise.between(random, 0.05, 0.25);
    }

    private Wave plannedPower(RackTarget rack, Pdu pdu) {
        double most = Math.min(MOST_WATTS, pdu.rating() * Pdu.NOMINAL_VOLTS * LOADABLE);
        return Wave.within(moment.constant(key(rack, pdu), Quantity.PDU_POWER), LEAST_WATTS, most);
    }

    private static long key(RackTarget rack, Pdu pdu) {
        return Noise.hash(rack.key(), pdu.number());
    }
}
