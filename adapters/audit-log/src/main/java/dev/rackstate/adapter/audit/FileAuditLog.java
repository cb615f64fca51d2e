package dev.rackstate.adapter.audit;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.audit.AuditLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit log in files, a line of JSON for each entry. An entry is on disk before {@link #append} returns. When a file is
 * full it is put aside and a new one is begun; the oldest goes when there are as many as there may be.
 *
 * <p>Several processes may write the same log: each change of the files happens under a lock on {@code audit.lock}. A line
 * that a crash left half written is closed by the next entry, skipped when reading, and counted. Safe for concurrent use;
 * one log per directory in a process.
 */
public final class FileAuditLog implements AuditLog {
    /** When a file is full, if nothing else is said: 10 MiB. */
    public static final long DEFAULT_MAX_BYTES = 10L << 20;

    /** How many files there are, if nothing else is said. */
    public static final int DEFAULT_FILES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(FileAuditLog.class);

    private final Path directory;
    private final LogFiles files;
    private final long maxBytes;
    private volatile long damagedLines;

    /**
     * A log in this directory, which is made when there is something to write.
     *
     * @param maxBytes when a file is full; an entry that is larger has a file to itself
     * @param files how many files there are at most, two or more
     */
    public FileAuditLog(Path directory, long maxBytes, int files) {
        if (maxBytes < 1 || files < 2) {
            throw new IllegalArgumentException(
                    files + " files of " + maxBytes + " bytes are not allowed; allowed: 2 or more of 1 or more");
        }
        this.directory = directory;
        this.files = new LogFiles(directory, files);
        this.maxBytes = maxBytes;
    }

    @Override
    public synchronized void append(AuditEntry entry) throws IOException {
        byte[] line = (EntryLine.of(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        files.exclusively(() -> {
            if (!appended(line)) {
                files.rotate();
                appended(line);
            }
            return line;
        });
    }

    /** Adds a line to the current file, unless that would be too large then. */
    private boolean appended(byte[] line) throws IOException {
        try (FileChannel current = files.openCurrent()) {
            if (current.size() > 0 && current.size() + line.length > maxBytes) {
                return false;
            }
            write(current, line);
            return true;
        }
    }

    /** Writes the whole line, or takes back what was written of it. */
    private static void write(FileChannel file, byte[] line) throws IOException {
        long before = file.size();
        try {
            if (before > 0 && !endsLine(file, before)) {
                writeFully(file, new byte[] {'\n'});
            }
            writeFully(file, line);
            file.force(true);
        } catch (IOException e) {
            try {
                file.truncate(before);
            } catch (IOException untruncated) {
                e.addSuppressed(untruncated);
            }
            throw e;
        }
    }

    private static boolean endsLine(FileChannel file, long size) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        file.read(last, size - 1);
        return last.get(0) == '\n';
    }

    private static void writeFully(FileChannel file, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    /** {@inheritDoc} Reads the newest file first and stops when it has enough. Others may write meanwhile. */
    @Override
    public List<AuditEntry> find(Query query) throws IOException {
        List<AuditEntry> found = new ArrayList<>();
        long damaged = 0;
        List<Segment> segments = segments();
        try {
            for (Segment segment : segments) {
                if (found.size() < query.limit()) {
                    damaged += collect(segment.lines(), query, found);
                }
            }
        } finally {
            for (Segment segment : segments) {
                segment.close();
            }
        }
        if (damaged > damagedLines) {
            LOG.warn("{} lines of the audit log in {} are damaged and were skipped", damaged, directory);
        }
        damagedLines = damaged;
        return found;
    }

    /** How many lines the latest {@link #find} had to skip. */
    public long damagedLines() {
        return damagedLines;
    }

    private synchronized List<Segment> segments() throws IOException {
        return files.exist() ? files.exclusively(files::segments) : List.of();
    }

    /** Adds entries from the last line on until there are enough, and returns how many lines were damaged. */
    private static int collect(List<String> lines, Query query, List<AuditEntry> found) {
        int damaged = 0;
        for (int i = lines.size() - 1; i >= 0 && found.size() < query.limit(); i--) {
            Optional<AuditEntry> entry = EntryLine.parse(lines.get(i));
            damaged += entry.isEmpty() ? 1 : 0;
            entry.filter(query::matches).ifPresent(found::add);
        }
        return damaged;
    }
}
