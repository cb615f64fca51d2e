package dev.rackstate.adapter.yaml.commit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the journal is kept: drafts of it, the one that has been decided on, and the versions. */
final class JournalDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(JournalDirectory.class);

    private final Disk disk;
    private final Path directory;
    private final Path home;
    private final Path decided;
    private final Path draft;
    private final RollForward rollForward;

    JournalDirectory(Disk disk, Path directory) {
        this.disk = disk;
        this.directory = directory;
        Path parent = directory.getParent();
        this.home = parent == null ? directory : parent;
        this.decided = directory.resolve("journal");
        this.draft = directory.resolve("journal.new");
        this.rollForward = new RollForward(disk, home, new Versions(disk, home, directory.resolve("versions")));
    }

    /** The file that is locked by whoever changes something. */
    Path lockFile() {
        return directory.resolve("lock");
    }

    void make() throws IOException {
        if (!Files.isDirectory(directory)) {
            disk.createDirectory(directory, true);
            disk.sync(home);
        }
        Path ignored = directory.resolve(".gitignore");
        if (!Files.exists(ignored)) {
            disk.write(ignored, "*\n".getBytes(StandardCharsets.US_ASCII), null, true);
        }
    }

    boolean isDecided() {
        return Files.exists(decided);
    }

    boolean hasDraft() {
        return Files.exists(draft);
    }

    /** The journal that has been decided on, or null when there is none. */
    @Nullable
    Journal journal() throws IOException {
        byte[] written = RollForward.content(decided);
        return written == null ? null : Journal.decoded(written, home);
    }

    /**
     * Decides on a journal.
     *
     * @throws IOException when it has not been decided on; nothing of it is left
     */
    void decide(Journal journal) throws IOException {
        try {
            disk.write(draft, journal.encoded(home), null, true);
            disk.rename(draft, decided);
            disk.sync(directory);
        } catch (IOException e) {
            takeBack(e);
        }
    }

    /** After a failure it may be decided on nevertheless: what cannot be removed will be followed. */
    private void takeBack(IOException failure) throws IOException {
        try {
            disk.delete(draft);
            disk.delete(decided);
            disk.sync(directory);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        if (!isDecided()) {
            throw failure;
        }
    }

    /**
     * Makes the changes that have been decided on, and removes drafts.
     *
     * @return whether there was anything
     */
    boolean finish() throws IOException {
        boolean found = hasDraft();
        if (found) {
            disk.delete(draft);
        }
        if (isDecided()) {
            found = true;
            follow();
            disk.delete(decided);
            disk.sync(directory);
        }
        return found;
    }

    private void follow() throws IOException {
        try {
            Journal journal = journal();
            if (journal != null) {
                rollForward.run(journal);
            }
        } catch (Journal.DamagedException e) {
            Path aside = directory.resolve("journal.damaged");
            LOG.error("{} is damaged and cannot be followed; it is set aside as {}", decided, aside);
            disk.rename(decided, aside);
        }
    }
}
