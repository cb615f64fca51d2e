package dev.rackstate.adapter.simulator.model;

/**
 * Random numbers without a generator.
 *
 * <p>A number is the hash of what it is for: seed, entity, quantity, tick. Each part is taken in by mixing it, xoring
 * it into the state, adding the golden ratio's 64 bits and mixing again; the mixing function is SplitMix64's (Steele,
 * Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014), whose every output bit depends on
 * every input bit. A uniform number takes the upper 53 bits. The numbers are the same on every machine and in every
 * order of asking.
 */
final class Noise {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private Noise() {}

    private static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Takes one more part into a hash. */
    static long hash(long state, long part) {
        return mix((state ^ mix(part + GOLDEN)) + GOLDEN);
    }

    /** Hashes an entity's quantity at a time; {@code time} is a tick, a period, or 0 for what never changes. */
    static long hash(long seed, long entity, Quantity quantity, long time) {
        return hash(hash(hash(seed, entity), quantity.salt()), time);
    }

    /** Turns text into a part of a hash (FNV-1a over UTF-16 units, then mixed). */
    static long text(String text) {
        long h = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(h);
    }

    /** A number in [0, 1) made from a hash. */
    static double unit(long hash) {
        return (hash >>> 11) * UNIT;
    }

    /** A number in [low, high) made from a hash. */
    static double between(long hash, double low, double high) {
        return low + unit(hash) * (high - low);
    }

    /** A whole number in [low, high], both included, made from a hash. */
    static int between(long hash, int low, int high) {
        return low + (int) (unit(hash) * (high - low + 1));
    }
}
