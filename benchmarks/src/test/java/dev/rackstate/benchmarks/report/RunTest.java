package dev.rackstate.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rackstate.benchmarks.report.Measurement.Basis;
import dev.rackstate.benchmarks.report.Run.Absence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    private static final MachineFacts MACHINE = new MachineFacts(2, 4_096, "", "Linux", "a JVM");

    @TempDir
    Path directory;

    private static Run run(double speed, Measurement... measurements) {
        return new Run(
                Instant.parse("2026-11-20T21:00:00Z"),
                "quick",
                MACHINE,
                speed,
                List.of(measurements),
                List.of(new Absence("load", "the program wrk is not installed", false)));
    }

    private static Measurement time(double millis) {
        return new Measurement("roll-up", "full roll-up", millis, "ms", Basis.SPEED, Budget.atMost(5), "12 B");
    }

    private static Measurement share(double value) {
        return new Measurement("share", "rate beside a bare handler's", value, "", Basis.NONE, null, "");
    }

    @Test
    void run_writtenAndRead_isTheSame() throws Exception {
        Path file = directory.resolve("a/b.json");
        Run run = run(3.5, time(4), share(0.8));

        run.write(file);

        assertThat(Run.read(file)).contains(run);
    }

    @Test
    void file_thatIsNotThere_isNoRun() throws Exception {
        assertThat(Run.read(directory.resolve("none.json"))).isEmpty();
    }

    @Test
    void file_ofAnotherForm_isNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("bad.json"), "{\"taken\": 1, ");

        assertThatThrownBy(() -> Run.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " is not the result of a run: ");
    }

    @Test
    void time_onAComputerOfHalfTheSpeed_isComparedAsOnTheSame() {
        assertThat(time(8).against(time(4), 7, 3.5)).isCloseTo(1, within(1e-9));
    }

    @Test
    void share_isComparedAsItIs() {
        assertThat(share(0.9).against(share(0.6), 7, 3.5)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void run_withAMissedBudget_exceedsIt() {
        assertThat(run(1, time(5.5)).exceeds(1)).isTrue();
        assertThat(run(1, time(5.5)).exceeds(1.2)).isFalse();
        assertThat(run(1, time(6.1)).exceeds(1.2)).isTrue();
        assertThat(run(1, share(99)).exceeds(1.2)).isFalse();
    }

    @Test
    void table_besideABaseline_showsFigureBudgetVerdictAndRatio() {
        String table = Table.of(run(7, time(8), share(0.8)), run(3.5, time(4)));

        assertThat(table.lines().toList())
                .startsWith(
                        "what                          measured      budget        baseline",
                        "full roll-up                   8.00 ms  <= 5.00 ms  MISS    x 1.00  12 B",
                        "rate beside a bare handler's      0.80                           -",
                        "left out load: the program wrk is not installed",
                        "",
                        "2 cores, 4096 MiB, Linux, a JVM");
    }

    @Test
    void table_withoutABaseline_hasNothingToCompare() {
        String table = Table.of(run(7, time(4)), null);

        assertThat(table).contains("pass").doesNotContain("x 1.00");
    }
}
