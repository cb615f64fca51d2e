package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    private Path directory;

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            int code = Main.execute(arguments);
            return new Outcome(
                    code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Path configuration(String topology) throws IOException {
        for (String part : new String[] {"templates", "checks", "metrics"}) {
            Files.createDirectories(directory.resolve(part));
        }
        Files.writeString(directory.resolve("topology.yaml"), topology);
        return Files.writeString(directory.resolve("app.yaml"), """
                paths: {topology: topology.yaml, templates: templates, checks: checks, metrics: metrics}
                telemetry: {prometheus_url: "http://127.0.0.1:9090"}
                """);
    }

    @Test
    void validate_ofSoundConfiguration_exitsWithZero() throws IOException {
        Outcome outcome =
                run("validate", "--config", configuration("sites: []\n").toString());

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("0 errors, 0 warnings");
    }

    @Test
    void validate_printsEachProblemWithFileLineAndColumn_andExitsWithOne() throws IOException {
        Path app = configuration("""
                sites:
                - id: Bad Id
                  name: One
                - id: good
                  name: Two
                  location: {lat: 99, lon: 2}
                """);

        Outcome outcome = run("validate", "--config", app.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("topology.yaml:2:7: ") && line.contains("Bad Id"))
                .anyMatch(line -> line.contains("topology.yaml:6:19: ") && line.contains("99"));
    }

    @Test
    void validate_ofAMissingFile_saysWhichAndExitsWithOne() {
        Outcome outcome =
                run("validate", "--config", directory.resolve("nowhere.yaml").toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("nowhere.yaml");
    }

    @Test
    void serve_withAuthenticationAskedFor_refusesInOneSentence() throws IOException {
        Path app = configuration("sites: []\n");
        Files.writeString(app, Files.readString(app) + "auth: {enabled: true}\n");

        Outcome outcome = run("serve", "--config", app.toString(), "--port", "0");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("rackstate: auth.enabled is true").hasLineCount(1);
    }

    @Test
    void serve_onAPortThatIsNone_saysWhatIsAllowed() throws IOException {
        Outcome outcome = run("serve", "--config", configuration("sites: []\n").toString(), "--port", "70000");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("0 to 65535");
    }

    @Test
    void unknownCommand_exitsWithTwo() {
        assertThat(run("fly").code()).isEqualTo(2);
    }

    @Test
    void version_isTheOneOfTheBuild() {
        assertThat(run("version").out()).matches("rackstate \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }
}
