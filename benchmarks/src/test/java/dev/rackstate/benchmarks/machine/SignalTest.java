package dev.rackstate.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.health.HealthState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignalTest {
    @ParameterizedTest
    @EnumSource
    void samples_ofASignal_meanWhatTheySay(Signal signal) {
        assertThat(signal.check().judge(signal.healthy())).isEqualTo(HealthState.OK);
        assertThat(signal.check().judge(signal.degraded()))
                .isEqualTo(signal == Signal.UP ? HealthState.OK : HealthState.WARN);
        assertThat(signal.check().judge(signal.broken()))
                .isEqualTo(signal == Signal.LOAD ? HealthState.WARN : HealthState.CRIT);
    }

    @ParameterizedTest
    @EnumSource
    void query_ofASignal_isRecognised(Signal signal) {
        assertThat(Signal.askedBy(signal.check().expr().toString())).contains(signal);
    }
}
