package dev.rackstate.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void median_isTheMiddle() {
        assertThat(Statistics.median(3)).isEqualTo(3);
        assertThat(Statistics.median(9, 1, 2)).isEqualTo(2);
        assertThat(Statistics.median(9, 1, 2, 4)).isEqualTo(3);
    }

    @Test
    void bounds_areTheLeastAndTheMost() {
        assertThat(Statistics.least(9, 1, 2)).isEqualTo(1);
        assertThat(Statistics.most(9, 1, 2)).isEqualTo(9);
    }
}
