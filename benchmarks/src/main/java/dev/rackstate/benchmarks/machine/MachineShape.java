package dev.rackstate.benchmarks.machine;

/**
 * What a generated machine is like.
 *
 * @param nodes how many nodes it has, switches included; 1 to {@value #MAX_NODES}
 * @param checks how many of {@link Signal}'s checks apply, taken from the front: the first eight speak of nodes, the
 *     ninth of devices, the tenth of racks
 * @param measured whether metrics (temperature, power, ...) are fetched beside the checks
 */
public record MachineShape(int nodes, int checks, boolean measured) {
    /** The largest machine that is made. */
    public static final int MAX_NODES = 10_000_000;

    /** Refuses numbers out of range. */
    public MachineShape {
        if (nodes < 1 || nodes > MAX_NODES) {
            throw new IllegalArgumentException("a machine has 1 to " + MAX_NODES + " nodes, not " + nodes);
        }
        int most = Signal.values().length;
        if (checks < 0 || checks > most) {
            throw new IllegalArgumentException("there are 0 to " + most + " checks, not " + checks);
        }
    }

    /** All ten checks and the metrics: what a server in use has. */
    public static MachineShape complete(int nodes) {
        return new MachineShape(nodes, Signal.values().length, true);
    }

    /** The first checks alone. */
    public static MachineShape checked(int nodes, int checks) {
        return new MachineShape(nodes, checks, false);
    }
}
