package dev.rackstate.adapter.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NoiseTest {
    /** Two processes must agree, on any machine and in any version: these numbers may never change. */
    @Test
    void hash_ofKnownParts_isAlwaysThisNumber() {
        assertThat(Noise.hash(0, 0)).isEqualTo(PINNED_ZERO);
        assertThat(Noise.hash(1931, Noise.text("compute0007"), Quantity.LOAD, 88_000_000L))
                .isEqualTo(PINNED_LOAD);
    }

    private static final long PINNED_ZERO = -6411193824288604561L;
    private static final long PINNED_LOAD = 4201393789642242283L;

    @Property
    void unit_ofAnyHash_isInZeroToOne(@ForAll long hash) {
        assertThat(Noise.unit(hash)).isBetween(0.0, Math.nextDown(1.0));
    }

    @Property
    void between_ofAnyHash_keepsBothBounds(@ForAll long hash) {
        assertThat(Noise.between(hash, 3, 5)).isBetween(3, 5);
        assertThat(Noise.between(hash, -2.0, 7.0)).isBetween(-2.0, 7.0);
    }

    @Test
    void between_ofWholeNumbers_drawsEachOneEquallyOften() {
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) {
            counts[Noise.between(Noise.hash(42, i), 0, 5)]++;
        }
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9_500, 10_500));
    }

    @Test
    void hash_ofTheSameParts_differsByQuantity() {
        Set<Long> hashes = new HashSet<>();
        for (Quantity quantity : Quantity.values()) {
            hashes.add(Noise.hash(1, 2, quantity, 3));
        }
        assertThat(hashes).hasSameSizeAs(Quantity.values());
    }

    @Test
    void hash_ofSwappedParts_differs() {
        assertThat(Noise.hash(1, 2)).isNotEqualTo(Noise.hash(2, 1));
    }
}
