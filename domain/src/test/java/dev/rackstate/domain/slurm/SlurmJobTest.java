package dev.rackstate.domain.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlurmJobTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "running, true, false",
        "running+completing, true, false",
        "completed+completing, true, false",
        "cancelled+completing, true, false",
        "completing, true, false",
        "configuring, true, false",
        "suspended, true, false",
        "pending, false, true",
        "pending+requeued, false, true",
        "completed, false, false",
        "node_fail, false, false"
    })
    void state_ofJob_saysWhetherItHoldsNodesOrWaits(String state, boolean holds, boolean waits) {
        SlurmJob job = new SlurmJob(
                1,
                null,
                "ada",
                null,
                "all",
                List.of(state.split("\\+")),
                null,
                List.of("n1"),
                null,
                null,
                null,
                null,
                null);

        assertThat(job.holdsNodes()).isEqualTo(holds);
        assertThat(job.isWaiting()).isEqualTo(waits);
    }
}
