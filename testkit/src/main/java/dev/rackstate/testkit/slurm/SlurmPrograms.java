package dev.rackstate.testkit.slurm;

import dev.rackstate.testkit.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Slurm's programs, as Debian and Ubuntu package them. */
final class SlurmPrograms {
    static final Program MUNGED = new Program(List.of("munged"), "munge");
    static final Program SLURMCTLD = new Program(List.of("slurmctld"), "slurmctld");
    static final Program SLURMRESTD = new Program(List.of("slurmrestd"), "slurmrestd");
    static final Program SLURMD = new Program(List.of("slurmd"), "slurmd");
    static final Program SCONTROL = new Program(List.of("scontrol"), "slurm-client");

    private static final List<Program> ALL = List.of(MUNGED, SLURMCTLD, SLURMRESTD, SLURMD, SCONTROL);
    private static final Path LIBRARIES = Path.of("/usr/lib");

    private SlurmPrograms() {}

    /** Ends the running test as assumed away, with a printed reason, when something is not installed. */
    static void assumeInstalled() {
        ALL.forEach(Program::assumeInstalled);
        if (!hasTokens()) {
            String reason = "SKIPPED: Slurm's plugin auth/jwt is not installed (Debian: apt-get install"
                    + " slurm-wlm-jwt-plugin); what needs it is not tested";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
    }

    /** Whether slurmctld can give out tokens: the plugin is a package of its own. */
    private static boolean hasTokens() {
        return hasPlugin(LIBRARIES, "slurm*")
                || folders(LIBRARIES, "*-linux-*").stream().anyMatch(folder -> hasPlugin(folder, "slurm*"));
    }

    private static boolean hasPlugin(Path libraries, String folder) {
        return folders(libraries, folder).stream().anyMatch(plugins -> Files.exists(plugins.resolve("auth_jwt.so")));
    }

    private static List<Path> folders(Path parent, String glob) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, glob)) {
            List<Path> folders = new ArrayList<>();
            found.forEach(folders::add);
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program's path. */
    static String path(Program program) {
        return program.path()
                .orElseThrow(() -> new IllegalStateException(program.names().get(0) + " is not installed"))
                .toString();
    }
}
