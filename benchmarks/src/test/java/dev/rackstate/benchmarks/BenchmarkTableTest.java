package dev.rackstate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkTableTest {
    private static final int NOT_UNDERSTOOD = 2;

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        return BenchmarkTable.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--quick --full | --quick and --full exclude each other",
                "--only heap --baseline | --baseline needs all experiments; leave out --only",
                "--only heap,speed | --only speed is no experiment; allowed: micro, heap, start, load, edits, slurm, round, scrape",
                "generate --nodes 0 --out x | --nodes: a machine has 1 to 10000000 nodes, not 0"
            })
    void commandLine_thatMakesNoSense_isRefusedWithTheReason(String arguments, String reason) {
        assertThat(execute(arguments.split(" "))).isEqualTo(NOT_UNDERSTOOD);
        assertThat(err.toString()).startsWith(reason);
    }

    @Test
    void generate_writesAConfigurationAndSaysWhere() {
        int status = execute("generate", "--nodes", "80", "--out", directory.toString());

        assertThat(status).isZero();
        assertThat(out.toString().strip())
                .isEqualTo(directory.resolve("app.yaml").toString());
        assertThat(directory.resolve("topology/datacenters/site-001/rooms/hall-0001/aisles/aisle-00001/racks"))
                .isDirectoryContaining("glob:**/rack-000002.yaml");
    }

    @Test
    void help_namesTheExperiments() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("micro, heap, start, load, edits, slurm, round, scrape")
                .contains("generate");
    }
}
