package dev.rackstate.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A copy of the shipped demo site to play with: what is changed in it leaves the shipped files alone. */
final class DemoSite implements AutoCloseable {
    private final Path directory;
    private final boolean kept;

    private DemoSite(Path directory, boolean kept) {
        this.directory = directory;
        this.kept = kept;
    }

    /**
     * A copy.
     *
     * @param shipped the directory of the shipped configuration
     * @param directory where it shall stand; what stands there already is used as it is. Null for a temporary directory
     */
    static DemoSite of(Path shipped, @Nullable Path directory) throws StartException {
        if (!Files.isRegularFile(shipped.resolve("app.yaml"))) {
            throw new StartException("the demo configuration " + shipped.resolve("app.yaml") + " is not there;"
                    + " run ./rackstate demo, or point -Drackstate.home at the checkout");
        }
        try {
            Path place = directory == null ? Files.createTempDirectory("rackstate-demo") : directory;
            if (!Files.exists(place) || Directories.isEmpty(place)) {
                Directories.copy(shipped, place);
            } else if (!Files.isRegularFile(place.resolve("app.yaml"))) {
                throw new StartException(
                        "--dir " + place + " holds something else than a demo; allowed: a directory that"
                                + " is empty, does not exist, or was made by an earlier demo");
            }
            return new DemoSite(place, directory != null);
        } catch (IOException e) {
            throw new StartException("the demo site cannot be copied: " + e.getMessage(), e);
        }
    }

    Path appYaml() {
        return directory.resolve("app.yaml");
    }

    /** What to tell people of it. */
    String said() {
        return "Configuration: " + directory + (kept ? "" : ", a copy for this run (--dir DIR keeps it)");
    }

    @Override
    public void close() {
        if (kept) {
            return;
        }
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
