package dev.rackstate.adapter.simulator.model;

/**
 * A random load that can be integrated: random within a block of ticks, the same for everybody over a whole block.
 *
 * <p>A block is {@value #BLOCK} ticks. Its ticks visit {@value #BLOCK} strata (equal slices of the distribution) in an
 * order that the hash picks, and within a stratum the value is uniform. Strata are paired from the two ends of their
 * range, and the second of a pair mirrors the first, so that every block sums up to the same number. The integral is
 * then that number times the whole blocks, plus at most {@value #BLOCK} values of the block that has begun. Over time
 * the values are distributed exactly as if drawn one by one.
 */
final class BalancedLoad implements Curve {
    private static final int BLOCK = 20;
    /** Multipliers that make {@code i -> (a * i + c) mod 20} a permutation: the numbers below 20 coprime to 20. */
    private static final int[] COPRIME = {1, 3, 7, 9, 11, 13, 17, 19};

    private final long hash;
    private final long interval;
    private final int busyStrata;
    private final double busyLow;
    private final double busyHigh;
    private final double idleLow;
    private final double idleHigh;

    private BalancedLoad(long hash, long interval, int busyStrata, double[] busy, double[] idle) {
        this.hash = hash;
        this.interval = interval;
        this.busyStrata = busyStrata;
        busyLow = busy[0];
        busyHigh = busy[1];
        idleLow = idle[0];
        idleHigh = idle[1];
    }

    /** Uniform in [low, high). */
    static BalancedLoad uniform(long hash, long interval, double low, double high) {
        return new BalancedLoad(hash, interval, BLOCK, new double[] {low, high}, new double[] {0, 0});
    }

    /** In 3 of 10 ticks uniform in [low, high), otherwise uniform in [idleLow, idleHigh). */
    static BalancedLoad bursts(long hash, long interval, double low, double high, double idleLow, double idleHigh) {
        int busy = BLOCK * 3 / 10;
        return new BalancedLoad(hash, interval, busy, new double[] {low, high}, new double[] {idleLow, idleHigh});
    }

    @Override
    public double at(long second) {
        long tick = Math.floorDiv(second, interval);
        return inBlock(Math.floorDiv(tick, BLOCK), Math.floorMod(tick, BLOCK));
    }

    @Override
    public double integral(long second) {
        long tick = Math.floorDiv(second, interval);
        long block = Math.floorDiv(tick, BLOCK);
        int last = Math.floorMod(tick, BLOCK);
        double begun = 0;
        for (int i = 0; i < last; i++) {
            begun += inBlock(block, i);
        }
        return (block * blockSum() + begun) * interval + inBlock(block, last) * (second - tick * interval);
    }

    private double blockSum() {
        return busyStrata * (busyLow + busyHigh) / 2 + (BLOCK - busyStrata) * (idleLow + idleHigh) / 2;
    }

    private double inBlock(long block, int index) {
        long order = Noise.hash(hash, block);
        long multiplier = COPRIME[(int) (order & 7)];
        int stratum = (int) ((multiplier * index + ((order >>> 3) & 0xFFFF)) % BLOCK);
        boolean busy = stratum < busyStrata;
        int first = busy ? 0 : busyStrata;
        int end = busy ? busyStrata : BLOCK;
        int mirror = first + end - 1 - stratum;
        double offset = Noise.unit(Noise.hash(order, Math.min(stratum, mirror)));
        double place = (stratum - first + (stratum <= mirror ? offset : 1 - offset)) / (end - first);
        return busy ? busyLow + place * (busyHigh - busyLow) : idleLow + place * (idleHigh - idleLow);
    }
}
