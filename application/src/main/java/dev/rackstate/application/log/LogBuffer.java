package dev.rackstate.application.log;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The latest records of the log. The oldest goes when a new one finds no room, and what a record holds is bounded, so the
 * memory it takes is bounded too: at most 24 MiB, and usually below 1 MiB.
 *
 * <p>Secrets are taken out before a record is kept, see {@link Redaction}. Safe for concurrent use; taking in a record
 * waits for nobody but others who take in records.
 */
public final class LogBuffer {
    /** How many records are kept. */
    public static final int CAPACITY = 1_000;

    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_MESSAGE = 4 * 1024;
    private static final int LONGEST_EXCEPTION = 8 * 1024;

    private final int capacity;
    private final Deque<LogRecord> records = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long last;

    /** An empty buffer of the usual size. */
    public LogBuffer() {
        this(CAPACITY);
    }

    /**
     * An empty buffer.
     *
     * @param capacity how many records are kept
     */
    public LogBuffer(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Takes in a record.
     *
     * @param time when it was written
     * @param level how much it matters
     * @param logger who wrote it
     * @param message what it says
     * @param values what else it carries, by name; those that {@link LogRecord.Request} names are kept
     * @param exception the stack trace, or null
     */
    public void append(
            Instant time,
            LogLevel level,
            String logger,
            String message,
            Map<String, ?> values,
            @Nullable String exception) {
        String name = Redaction.bounded(logger, LONGEST_NAME);
        String text = Redaction.redact(message, LONGEST_MESSAGE);
        String stack = exception == null ? null : Redaction.redact(exception, LONGEST_EXCEPTION);
        LogRecord.Request request = values.isEmpty() ? null : LogRecord.Request.of(values);
        synchronized (records) {
            last++;
            records.addLast(new LogRecord(last, time, level, name, text, request, stack));
            if (records.size() > capacity) {
                records.removeFirst();
            }
        }
        listeners.forEach(Runnable::run);
    }

    /** The newest records that are wanted, the oldest of them first. */
    public List<LogRecord> find(LogQuery query) {
        List<LogRecord> kept;
        synchronized (records) {
            kept = new ArrayList<>(records);
        }
        List<LogRecord> wanted = kept.stream().filter(query::matches).toList();
        return wanted.subList(Math.max(0, wanted.size() - query.most()), wanted.size());
    }

    /** The number of the newest record there ever was; 0 before the first. */
    public long last() {
        synchronized (records) {
            return last;
        }
    }

    /** Forgets all records. The numbers go on from where they are. */
    public void clear() {
        synchronized (records) {
            records.clear();
        }
    }

    /**
     * Hears after every record that there is one more.
     *
     * @param listener runs on the thread that writes the log: it must be quick, and must not write to the log itself
     * @return closing it ends the telling
     */
    public Subscription subscribe(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A listener that is being told. */
    public interface Subscription extends AutoCloseable {
        /** Ends the telling; a word under way may still arrive. */
        @Override
        void close();
    }
}
