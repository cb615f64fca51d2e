package dev.rackstate.adapter.simulator.model;

/** What a switch says about one of its ports. */
final class PortReadings {
    static final int PORTS = 8;

    private static final int UP = 1;
    private static final int DOWN = 2;
    private static final double FAULT_PERCENT = 5;
    private static final double SLOWEST = 10e6;
    private static final double FASTEST = 200e6;

    private final Moment moment;

    PortReadings(Moment moment) {
        this.moment = moment;
    }

    /** As IF-MIB (RFC 2863) has it: 1 up, 2 down. */
    double status(NodeTarget node, int port) {
        boolean down = moment.nodes().isDown(node)
                || moment.effects().isCutOff(node)
                || moment.hasBackgroundFault(Noise.hash(node.key(), port), Quantity.PORT_FAULT, FAULT_PERCENT);
        return down ? DOWN : UP;
    }

    double octetsIn(NodeTarget node, int port) {
        return octets(node, port, Quantity.PORT_IN);
    }

    double octetsOut(NodeTarget node, int port) {
        return octets(node, port, Quantity.PORT_OUT);
    }

    private double octets(NodeTarget node, int port, Quantity direction) {
        long random = moment.constant(Noise.hash(node.key(), port), direction);
        return Math.floor(moment.counted(Wave.within(random, SLOWEST, FASTEST)));
    }
}
