package dev.rackstate.adapter.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files of the log: {@code audit.jsonl} is written to, {@code audit.1.jsonl} is the one before, and so on. Nobody but
 * their owner may read them, where the file system knows owners.
 */
final class LogFiles {
    private final Path directory;
    private final int most;

    LogFiles(Path directory, int most) {
        this.directory = directory;
        this.most = most;
    }

    /** Something that is done with the files. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does something while no other process changes the files. */
    <T> T exclusively(Work<T> work) throws IOException {
        create(directory);
        FileChannel channel =
                open(directory.resolve("audit.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return work.run();
        } catch (OverlappingFileLockException e) {
            throw new IOException("another audit log in this process has " + directory + " open", e);
        } finally {
            channel.close();
        }
    }

    /** Whether anything was ever written. */
    boolean exist() {
        return Files.isDirectory(directory);
    }

    /** The file that is written to, open at its end. */
    FileChannel openCurrent() throws IOException {
        Path current = file(0);
        boolean fresh = Files.notExists(current);
        FileChannel channel =
                open(current, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            channel.position(channel.size());
            if (fresh) {
                sync();
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** What the files hold at this moment, the newest first. */
    List<Segment> segments() throws IOException {
        List<Segment> segments = new ArrayList<>();
        try {
            for (int i = 0; i < most; i++) {
                if (Files.exists(file(i))) {
                    segments.add(Segment.open(file(i)));
                }
            }
            return segments;
        } catch (IOException e) {
            for (Segment segment : segments) {
                segment.close();
            }
            throw e;
        }
    }

    /**
     * Makes room for a new current file: each becomes the one before it, and the oldest goes when there are as many as
     * there may be. After a crash on the way there is a gap, which the next rotation fills.
     */
    void rotate() throws IOException {
        int free = 1;
        while (free < most && Files.exists(file(free))) {
            free++;
        }
        for (int i = Math.min(free, most - 1); i > 0; i--) {
            Files.move(file(i - 1), file(i), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        sync();
    }

    private Path file(int age) {
        return directory.resolve(age == 0 ? "audit.jsonl" : "audit." + age + ".jsonl");
    }

    /** New names are on disk when their directory is; not every file system lets a directory be synced. */
    private void sync() {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }

    private static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), ownersAlone(file.getFileSystem(), "rw-------"));
    }

    private static void create(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, ownersAlone(directory.getFileSystem(), "rwx------"));
        }
    }

    private static FileAttribute<?>[] ownersAlone(FileSystem files, String permissions) {
        return files.supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
