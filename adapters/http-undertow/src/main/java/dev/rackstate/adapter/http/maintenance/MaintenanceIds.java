package dev.rackstate.adapter.http.maintenance;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Ids of new maintenances: 12 hexadecimal digits.
 *
 * @param random where they come from; safe for concurrent use
 */
public record MaintenanceIds(RandomGenerator random) implements Supplier<String> {
    private static final int BITS = 48;

    @Override
    public String get() {
        return String.format("%012x", random.nextLong() >>> (Long.SIZE - BITS));
    }
}
