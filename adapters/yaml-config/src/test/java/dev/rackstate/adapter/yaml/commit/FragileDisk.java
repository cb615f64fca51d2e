package dev.rackstate.adapter.yaml.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A disk on which one step goes wrong. It writes real files, but does not wait for them: that power goes is played, by
 * undoing what no fsync has followed.
 */
final class FragileDisk implements Disk {
    /** What goes wrong. */
    enum Fault {
        /** One step fails, the next one works again. */
        STEP_FAILS,
        /** One step fails, and all after it. */
        DISK_FAILS,
        /** The process ends in the middle of a step. */
        PROCESS_ENDS
    }

    /** The process has ended. */
    static final class Ended extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Fault fault;
    private final int faultyStep;
    private final List<Unsynced> unsynced = new ArrayList<>();
    private int step;

    /** What a path was before a step that its directory has not been synced after. */
    private record Unsynced(Path path, boolean wasDirectory, byte @Nullable [] content) {}

    /**
     * A disk.
     *
     * @param faultyStep counts from 1
     */
    FragileDisk(Fault fault, int faultyStep) {
        this.fault = fault;
        this.faultyStep = faultyStep;
    }

    /** Whether the faulty step has been taken. */
    boolean isReached() {
        return step >= faultyStep;
    }

    private void step(Path... changed) throws IOException {
        step++;
        if (fault == Fault.PROCESS_ENDS && step >= faultyStep) {
            throw new Ended();
        }
        if (step == faultyStep || (fault == Fault.DISK_FAILS && step > faultyStep)) {
            throw new IOException("step " + step + " fails");
        }
        for (Path path : changed) {
            remember(path);
        }
    }

    private void remember(Path path) throws IOException {
        boolean directory = Files.isDirectory(path);
        byte[] content = directory || Files.notExists(path) ? null : Files.readAllBytes(path);
        unsynced.add(new Unsynced(path, directory, content));
    }

    @Override
    public void write(Path file, byte[] content, @Nullable Path like, boolean ownerOnly) throws IOException {
        if (step + 1 == faultyStep) {
            remember(file);
            Files.write(file, Arrays.copyOf(content, content.length / 2));
        }
        step(file);
        Files.write(file, content);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step(from, to);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path path) throws IOException {
        step(path);
        Files.deleteIfExists(path);
    }

    @Override
    public void createDirectory(Path directory, boolean ownerOnly) throws IOException {
        step(directory);
        Files.createDirectory(directory);
    }

    @Override
    public void sync(Path directory) throws IOException {
        step();
        unsynced.removeIf(change -> directory.equals(change.path.getParent()));
    }

    /** The power goes: of what each directory was not synced after, only the first few steps have come to the disk. */
    void losePower(Random random) throws IOException {
        Map<Path, Integer> safe = new HashMap<>();
        List<Unsynced> lost = new ArrayList<>();
        Map<Path, Integer> seen = new HashMap<>();
        for (Unsynced change : unsynced) {
            Path directory = change.path.getParent();
            long all = unsynced.stream()
                    .filter(other -> directory.equals(other.path.getParent()))
                    .count();
            int kept = safe.computeIfAbsent(directory, any -> random.nextInt((int) all + 1));
            if (seen.merge(directory, 1, Integer::sum) > kept) {
                lost.add(0, change);
            }
        }
        for (Unsynced change : lost) {
            restore(change);
        }
        unsynced.clear();
    }

    private static void restore(Unsynced change) throws IOException {
        if (change.wasDirectory) {
            Files.createDirectories(change.path);
        } else if (change.content != null) {
            Files.createDirectories(change.path.getParent());
            Files.write(change.path, change.content);
        } else {
            FileTrees.delete(change.path);
        }
    }
}
