package dev.rackstate.domain.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddedRackTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    @Test
    void program_withOneOfTwoBladesDown_saysThatTheRackIsWarn() {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            EmbeddedRack.main(new String[0]);
        } finally {
            System.setOut(before);
        }

        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("rack is WARN");
    }

    @Test
    void readme_showsThisVeryProgram() throws IOException {
        String program =
                Files.readString(MODULE.resolve("src/test/java/dev/rackstate/domain/example/EmbeddedRack.java"));
        String body = program.substring(program.indexOf("import "));

        assertThat(Files.readString(MODULE.resolveSibling("README.md"))).contains(body.strip());
    }
}
