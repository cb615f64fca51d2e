package dev.rackstate.benchmarks.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CannedRoundsTest {
    @Test
    void rounds_oneAfterAnother_publishEachTime() {
        try (CannedRounds rounds = CannedRounds.of(500, 5)) {
            long first = rounds.run();
            long second = rounds.run();

            assertThat(second).isGreaterThan(first);
        }
    }

    @Test
    void round_afterClosing_isNoRound() {
        CannedRounds rounds = CannedRounds.of(10, 5);
        rounds.close();

        assertThatThrownBy(rounds::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the round did not do its work: ");
    }
}
