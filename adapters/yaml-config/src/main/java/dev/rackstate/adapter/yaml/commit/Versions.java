package dev.rackstate.adapter.yaml.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What files held before they were changed: the last ten of each, in a directory like the file's path. */
final class Versions {
    private static final int KEPT = 10;
    private static final int DIGITS = 3;
    private static final String ELSEWHERE = "@elsewhere";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH-mm-ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Disk disk;
    private final Path home;
    private final Path directory;

    /**
     * Versions.
     *
     * @param home files below it are kept under their path from there, others under their whole path
     * @param directory where they are kept; made when it is needed
     */
    Versions(Disk disk, Path home, Path directory) {
        this.disk = disk;
        this.home = home;
        this.directory = directory;
    }

    /**
     * Keeps what a file holds. Keeping the same again under the same time changes nothing.
     *
     * @param time names it
     * @return where it is kept
     */
    Path keep(Path file, byte[] content, Instant time) throws IOException {
        Path versions = directory(file);
        String name = String.valueOf(file.getFileName());
        String extension = name.lastIndexOf('.') > 0 ? name.substring(name.lastIndexOf('.')) : "";
        Path version = place(versions, TIME.format(time) + "-", extension, content);
        disk.write(version, content, null, true);
        disk.sync(versions);
        List<Path> all = kept(versions);
        for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            disk.delete(old);
        }
        return version;
    }

    /** The next place of an instant, or the last one when this version has been begun there already. */
    private static Path place(Path versions, String instant, String extension, byte[] content) throws IOException {
        int number = 0;
        for (Path version : kept(versions)) {
            String name = String.valueOf(version.getFileName());
            if (name.startsWith(instant)) {
                if (isStartOf(content, Files.readAllBytes(version))) {
                    return version;
                }
                number = 1 + Integer.parseInt(name.substring(instant.length(), instant.length() + DIGITS));
            }
        }
        return versions.resolve(instant + String.format(Locale.ROOT, "%0" + DIGITS + "d", number) + extension);
    }

    /** Whether {@code found} is {@code content} or what a write of it that did not end has left. */
    private static boolean isStartOf(byte[] content, byte[] found) {
        return found.length <= content.length && Arrays.equals(found, Arrays.copyOf(content, found.length));
    }

    private Path directory(Path file) throws IOException {
        boolean here = file.startsWith(home);
        Path at = here ? directory : directory.resolve(ELSEWHERE);
        make(directory);
        make(at);
        for (Path name : here ? home.relativize(file) : file) {
            at = at.resolve(name);
            make(at);
        }
        return at;
    }

    private void make(Path made) throws IOException {
        Path parent = made.getParent();
        if (parent != null && !Files.isDirectory(made)) {
            disk.createDirectory(made, true);
            disk.sync(parent);
        }
    }

    private static List<Path> kept(Path versions) throws IOException {
        try (Stream<Path> files = Files.list(versions)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
