package dev.rackstate.adapter.simulator.model;

/**
 * A sine around a mean, with its integral in closed form: how a gauge swings, and what the counter beside it has
 * counted.
 *
 * @param mean the value in the middle
 * @param amplitude how far it swings to either side
 * @param period seconds of one swing
 * @param phase where the swing stands at second 0, in turns
 */
record Wave(double mean, double amplitude, double period, double phase) implements Curve {
    private static final double TURN = 2 * Math.PI;

    /** A swing between two values that the hash picks from [low, high), at a pace and phase of its own. */
    static Wave within(long hash, double low, double high) {
        double one = Noise.between(Noise.hash(hash, 1), low, high);
        double other = Noise.between(Noise.hash(hash, 2), low, high);
        double period = Noise.between(Noise.hash(hash, 3), 1_800, 7_200);
        return new Wave((one + other) / 2, (one - other) / 2, period, Noise.unit(Noise.hash(hash, 4)));
    }

    @Override
    public double at(long second) {
        return mean + amplitude * Math.sin(TURN * turns(second));
    }

    @Override
    public double integral(long second) {
        double swings = Math.cos(TURN * phase) - Math.cos(TURN * turns(second));
        return mean * second + amplitude * period / TURN * swings;
    }

    /** The fraction of a turn: small, so that the sine of it is as exact decades after 1970 as it was then. */
    private double turns(long second) {
        double turns = second / period + phase;
        return turns - Math.floor(turns);
    }
}
