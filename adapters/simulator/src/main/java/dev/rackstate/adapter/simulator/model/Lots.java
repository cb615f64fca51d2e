package dev.rackstate.adapter.simulator.model;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Draws some of many: every candidate has a random number, and those with the smallest ones are drawn. The sample is
 * uniform, and hardly changes when a candidate is added.
 */
final class Lots {
    private Lots() {}

    /**
     * The candidates with the smallest random numbers, in ascending order of these. The lowest bits of each number
     * give way to the candidate's own, so that sorting plain longs keeps the two together and no two are equal.
     */
    static int[] smallest(int size, int count, IntToLongFunction random) {
        int taken = Math.max(0, Math.min(count, size));
        if (taken == 0) {
            return new int[0];
        }
        long mask = (Integer.highestOneBit(size) << 1) - 1L;
        long[] numbers = new long[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (random.applyAsLong(i) & ~mask) | i;
        }
        Arrays.sort(numbers);
        int[] chosen = new int[taken];
        for (int i = 0; i < taken; i++) {
            chosen[i] = (int) (numbers[i] & mask);
        }
        return chosen;
    }
}
