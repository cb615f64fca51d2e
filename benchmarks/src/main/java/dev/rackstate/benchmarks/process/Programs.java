package dev.rackstate.benchmarks.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Programs that are installed beside us. */
final class Programs {
    private Programs() {}

    /** Why a program cannot be used here, when it cannot. */
    static Optional<String> obstacle(String program) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, program))) {
                return Optional.empty();
            }
        }
        return Optional.of("the program " + program + " is not installed (Debian and Ubuntu: sudo apt-get install "
                + program + ")");
    }
}
