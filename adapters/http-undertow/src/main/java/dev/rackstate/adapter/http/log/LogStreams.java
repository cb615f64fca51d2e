package dev.rackstate.adapter.http.log;

import dev.rackstate.adapter.http.json.Json;
import dev.rackstate.adapter.http.stream.EventStream;
import dev.rackstate.application.log.LogBuffer;
import dev.rackstate.application.log.LogLevel;
import dev.rackstate.application.log.LogQuery;
import dev.rackstate.application.log.LogRecord;
import io.undertow.server.HttpServerExchange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The open streams of the log. A thread of its own reads from the buffer what each has not seen, ten times a second at most
 * and a hundred records at a time: whoever writes the log waits for nobody, and a flood of records costs no more than that.
 * Of a flood the newest records are sent; the gap shows in the numbers.
 */
public final class LogStreams implements AutoCloseable {
    /** More people than this do not read one log at the same time. */
    static final int MOST = 5;

    private static final int MOST_RECORDS = 100;
    private static final int PACE_MILLIS = 100;

    private final LogBuffer logs;
    private final Duration heartbeat;
    private final Duration life;
    private final AtomicInteger open = new AtomicInteger();
    private final List<Reader> readers = new ArrayList<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor teller =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "rackstate-http-log"));
    private final LogBuffer.Subscription subscription;
    private volatile boolean closed;

    /**
     * No streams yet.
     *
     * @param heartbeat how often a comment keeps each connection alive
     * @param life how long a stream lasts
     */
    public LogStreams(LogBuffer logs, Duration heartbeat, Duration life) {
        this.logs = logs;
        this.heartbeat = heartbeat;
        this.life = life;
        teller.setRemoveOnCancelPolicy(true);
        teller.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        subscription = logs.subscribe(this::hear);
    }

    /** Which records a stream wants. */
    record Wish(@Nullable LogLevel level, @Nullable String text) {}

    /** One stream. Of the teller thread alone. */
    private static final class Reader {
        private final EventStream stream;
        private final Wish wish;
        private final Future<?> end;
        private long seen;

        Reader(EventStream stream, Wish wish, Future<?> end, long seen) {
            this.stream = stream;
            this.wish = wish;
            this.end = end;
            this.seen = seen;
        }
    }

    /** How many streams are open. */
    public int open() {
        return open.get();
    }

    /** Reserves a place for one more stream; false when there is none. */
    boolean reserve() {
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            return false;
        }
        return true;
    }

    /**
     * Makes a stream of an exchange that has a place; called on its IO thread.
     *
     * @param after only records with a greater number; null for those that come from now on
     */
    void connect(HttpServerExchange exchange, Wish wish, @Nullable Long after) {
        long last = logs.last();
        // A number that is still to come is that of a process before this one: all that this one wrote is news.
        long seen = after == null ? last : after > last ? 0 : after;
        EventStream stream = new EventStream(exchange, heartbeat, ended -> {
            open.decrementAndGet();
            onTeller(() -> forget(ended));
        });
        stream.ping();
        if (!onTeller(() -> meet(stream, wish, seen)) || closed) {
            stream.end();
        }
    }

    private void meet(EventStream stream, Wish wish, long seen) {
        Future<?> end = teller.schedule(stream::end, life.toMillis(), TimeUnit.MILLISECONDS);
        Reader reader = new Reader(stream, wish, end, seen);
        readers.add(reader);
        tell(reader);
    }

    private void forget(EventStream stream) {
        readers.stream().filter(reader -> reader.stream == stream).forEach(reader -> reader.end.cancel(false));
        readers.removeIf(reader -> reader.stream == stream);
    }

    /** Hears that there is a new record; on the thread that wrote it. */
    private void hear() {
        if (open.get() > 0 && due.compareAndSet(false, true)) {
            try {
                teller.schedule(this::tellAll, PACE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // The server is stopping. Saying so would write another record.
                due.set(true);
            }
        }
    }

    private void tellAll() {
        due.set(false);
        readers.forEach(this::tell);
    }

    private void tell(Reader reader) {
        long last = logs.last();
        List<LogRecord> news =
                logs.find(new LogQuery(reader.wish.level(), reader.wish.text(), reader.seen, MOST_RECORDS));
        reader.seen =
                news.isEmpty() ? last : Math.max(last, news.get(news.size() - 1).sequence());
        if (!news.isEmpty()) {
            reader.stream.send(events(news));
        }
    }

    private static byte[] events(List<LogRecord> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (LogRecord entry : records) {
            out.writeBytes(("id: " + entry.sequence() + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(Json.bytes(LogRecordJson.of(entry)));
            out.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
        }
        return out.toByteArray();
    }

    private boolean onTeller(Runnable task) {
        try {
            teller.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        closed = true;
        subscription.close();
        onTeller(() -> {
            readers.forEach(reader -> reader.stream.end());
            teller.shutdown();
        });
    }
}
