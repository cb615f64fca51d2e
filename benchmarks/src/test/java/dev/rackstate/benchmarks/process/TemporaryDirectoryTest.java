package dev.rackstate.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryDirectoryTest {
    @Test
    void directory_onceClosed_isGoneWithEverythingInIt() throws Exception {
        TemporaryDirectory directory = new TemporaryDirectory();
        Path below = Files.createDirectories(directory.path().resolve("a/b"));
        Files.writeString(below.resolve("c.yaml"), "c");

        directory.close();

        assertThat(directory.path()).doesNotExist();
    }
}
