package dev.rackstate.adapter.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CurveTest {
    private static final long MOST_SECONDS = 4_000_000_000L;

    @Provide
    Arbitrary<BalancedLoad> balancedLoads() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.longs().between(1, 600),
                        Arbitraries.doubles().between(0, 50),
                        Arbitraries.doubles().between(50, 100),
                        Arbitraries.of(true, false))
                .as((hash, interval, low, high, bursts) -> bursts
                        ? BalancedLoad.bursts(hash, interval, low, high, 5, 15)
                        : BalancedLoad.uniform(hash, interval, low, high));
    }

    @Property(tries = 200)
    void integral_ofABalancedLoad_isTheSumOfItsSeconds(
            @ForAll("balancedLoads") BalancedLoad load,
            @ForAll @LongRange(min = -1_000_000, max = MOST_SECONDS) long from,
            @ForAll @IntRange(min = 0, max = 3_000) int seconds) {
        double sum = 0;
        for (long second = from; second < from + seconds; second++) {
            sum += load.at(second);
        }
        assertThat(load.integral(from + seconds) - load.integral(from)).isCloseTo(sum, within(0.01));
    }

    @Property(tries = 200)
    void integral_ofAWave_isTheSumOfItsSeconds(
            @ForAll long hash,
            @ForAll @LongRange(min = 0, max = MOST_SECONDS) long from,
            @ForAll @IntRange(min = 0, max = 3_000) int seconds) {
        Wave wave = Wave.within(hash, 1_500, 4_200);
        double sum = 0;
        for (long second = from; second < from + seconds; second++) {
            sum += (wave.at(second) + wave.at(second + 1)) / 2;
        }
        assertThat(wave.integral(from + seconds) - wave.integral(from)).isCloseTo(sum, within(1.0));
    }

    @Property
    void value_ofAWave_staysWithinItsBounds(@ForAll long hash, @ForAll @LongRange(max = MOST_SECONDS) long second) {
        assertThat(Wave.within(hash, 1_500, 4_200).at(second)).isBetween(1_500.0, 4_200.0);
    }

    @Property
    void value_ofAUniformLoad_staysWithinItsBounds(
            @ForAll long hash, @ForAll @LongRange(max = MOST_SECONDS) long second) {
        assertThat(BalancedLoad.uniform(hash, 20, 10, 50).at(second)).isBetween(10.0, 50.0);
    }

    @Property(tries = 100)
    void value_ofBursts_isBusyInThreeTicksOfTen(@ForAll long hash, @ForAll @IntRange(max = 1_000_000) int block) {
        BalancedLoad load = BalancedLoad.bursts(hash, 20, 40, 100, 5, 15);
        int busy = 0;
        for (long tick = block * 20L; tick < block * 20L + 20; tick++) {
            double value = load.at(tick * 20);
            assertThat(value <= 15 || value >= 40)
                    .as("%s is of either kind", value)
                    .isTrue();
            busy += value >= 40 ? 1 : 0;
        }
        assertThat(busy).isEqualTo(6);
    }
}
