package dev.rackstate.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CombinationTest {
    private static double combined(Combination combination, double[] values) {
        double soFar = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            soFar = combination.add(soFar, values[i], i + 1);
        }
        return soFar;
    }

    @Property
    void eachCombination_takenInOneByOne_isWhatItsNameSays(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -1e6, max = 1e6) Double> any) {
        double[] values = any.stream().mapToDouble(Double::doubleValue).toArray();
        assertThat(combined(Combination.MIN, values))
                .isEqualTo(Arrays.stream(values).min().orElseThrow());
        assertThat(combined(Combination.MAX, values))
                .isEqualTo(Arrays.stream(values).max().orElseThrow());
        assertThat(combined(Combination.SUM, values))
                .isCloseTo(Arrays.stream(values).sum(), within(1e-3));
        assertThat(combined(Combination.AVG, values))
                .isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-3));
    }

    @Test
    void words_areReadInAnyCase_andOthersAreNone() {
        assertThat(Combination.parse(" Avg ")).contains(Combination.AVG);
        assertThat(Combination.parse("sum")).contains(Combination.SUM);
        assertThat(Combination.parse("p95")).isEmpty();
        assertThat(Combination.words()).isEqualTo("avg, min, max, sum");
    }
}
