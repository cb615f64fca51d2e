package dev.rackstate.adapter.yaml.commit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the changes of a journal. May be done any number of times, from wherever an earlier time has ended. */
final class RollForward {
    private static final Logger LOG = LoggerFactory.getLogger(RollForward.class);

    /** As many symbolic links in a row as Linux follows. */
    private static final int MAX_LINKS = 40;

    private final Disk disk;
    private final Path home;
    private final Versions versions;

    RollForward(Disk disk, Path home, Versions versions) {
        this.disk = disk;
        this.home = home;
        this.versions = versions;
    }

    void run(Journal journal) throws IOException {
        for (Journal.Change change : journal.changes()) {
            byte[] content = content(change.file());
            byte[] after = change.after();
            if (content != null && !Arrays.equals(content, after)) {
                keep(journal, change, content);
            }
            if (after == null) {
                delete(change.file());
            } else {
                replace(change, after, content);
            }
        }
        for (Journal.Change change : journal.changes()) {
            if (change.after() == null && journal.root() != null) {
                removeEmpty(change.file().getParent(), journal.root());
            }
        }
    }

    private void keep(Journal journal, Journal.Change change, byte[] content) throws IOException {
        Path version = versions.keep(change.file(), content, journal.time());
        if (!change.wasDecidedOn(content)) {
            LOG.warn(
                    "{} was changed by somebody else before a change that had been decided on was finished;"
                            + " what it held is kept in {}",
                    change.file(),
                    version);
        }
    }

    private void delete(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory != null && Files.isDirectory(directory)) {
            disk.delete(file);
            disk.sync(directory);
        }
    }

    private void replace(Journal.Change change, byte[] after, byte @Nullable [] content) throws IOException {
        Path file = target(change.file());
        Path directory = parent(file);
        createDirectories(directory);
        Path temporary = temporary(file);
        if (!Arrays.equals(content, after)) {
            disk.write(temporary, after, content == null ? null : file, change.ownerOnly());
            disk.rename(temporary, file);
        } else if (Files.exists(temporary)) {
            disk.delete(temporary);
        }
        disk.sync(directory);
        for (Path above = directory; change.before() == null && !above.equals(home); above = parent(above)) {
            disk.sync(parent(above));
        }
    }

    private void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            createDirectories(parent(directory));
            disk.createDirectory(directory, false);
        }
    }

    private void removeEmpty(@Nullable Path directory, Path root) throws IOException {
        Path at = directory;
        while (at != null && at.startsWith(root) && !at.equals(root) && isEmptyOrGone(at)) {
            try {
                disk.delete(at);
            } catch (DirectoryNotEmptyException e) {
                return; // somebody has just put something there
            }
            at = at.getParent();
            if (at != null && Files.isDirectory(at)) {
                disk.sync(at);
            }
        }
    }

    private static boolean isEmptyOrGone(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return Files.notExists(directory, LinkOption.NOFOLLOW_LINKS);
        }
        try (DirectoryStream<Path> members = Files.newDirectoryStream(directory)) {
            return !members.iterator().hasNext();
        }
    }

    /** What a file holds, or null when it is not there. */
    static byte @Nullable [] content(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** The file that a symbolic link leads to, which need not exist; any other file is itself. */
    private static Path target(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new IOException("too many symbolic links from " + file);
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException(path + " is in no directory");
        }
        return parent;
    }

    /** Starts with a dot, so that nobody reads it, and is short whatever the file's name. */
    private static Path temporary(Path file) {
        CRC32 crc = new CRC32();
        crc.update(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
        return file.resolveSibling(String.format(".rackstate-%08x.tmp", crc.getValue()));
    }
}
