package dev.rackstate.adapter.http.stream;

import dev.rackstate.adapter.http.snapshot.PublicationName;
import dev.rackstate.application.view.Published;
import dev.rackstate.domain.snapshot.Snapshot;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open streams, and what goes out over them. Comparing, writing and greeting happen in order on one thread of its
 * own, so that the publishing thread is not held up and a new client misses no event.
 */
public final class StateStreams implements Consumer<Published>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateStreams.class);

    private final int most;
    private final Duration heartbeat;
    private final AtomicInteger open = new AtomicInteger();
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final ExecutorService teller =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "rackstate-http-events"));

    /** Of the teller thread alone. */
    private Published latest;

    private final EventHistory history;

    /**
     * No streams yet.
     *
     * @param first what is published already
     * @param most how many streams may be open at once
     * @param heartbeat how often a comment keeps each connection alive
     */
    public StateStreams(Published first, int most, Duration heartbeat) {
        this.most = most;
        this.heartbeat = heartbeat;
        this.latest = first;
        this.history = new EventHistory(PublicationName.of(first));
    }

    /** How many streams are open. */
    public int open() {
        return open.get();
    }

    /** Tells all clients what a publication changed. */
    @Override
    public void accept(Published published) {
        onTeller(() -> tell(published));
    }

    /** Reserves a place for one more stream; false when there is none. */
    boolean reserve() {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            return false;
        }
        return true;
    }

    /**
     * Makes a stream of an exchange that has a place; called on its IO thread.
     *
     * @param lastSeen the last event that the client has seen, or null when it is new
     */
    void connect(HttpServerExchange exchange, @Nullable String lastSeen) {
        EventStream stream = new EventStream(exchange, heartbeat, ended -> {
            open.decrementAndGet();
            streams.remove(ended);
        });
        if (!onTeller(() -> greet(stream, lastSeen))) {
            stream.end();
        }
    }

    private void greet(EventStream stream, @Nullable String lastSeen) {
        Optional<List<Event>> missed = lastSeen == null ? Optional.empty() : history.after(lastSeen);
        Snapshot now = latest.snapshot();
        Event hello = Event.of(
                missed.isPresent() ? String.valueOf(lastSeen) : PublicationName.of(latest),
                "hello",
                new HelloJson(now.version(), now.time(), missed.isPresent(), heartbeat.toSeconds()));
        stream.send(hello.bytes());
        missed.ifPresent(events -> events.forEach(event -> stream.send(event.bytes())));
        streams.add(stream);
        if (stream.hasEnded()) {
            streams.remove(stream);
        }
    }

    private void tell(Published published) {
        Published before = latest;
        latest = published;
        if (before.snapshot() == published.snapshot()) {
            return;
        }
        try {
            Event event = Event.of(
                    PublicationName.of(published),
                    "state",
                    StateEventJson.between(before.snapshot(), published.snapshot()));
            history.add(event);
            streams.forEach(stream -> stream.send(event.bytes()));
        } catch (RuntimeException e) {
            LOG.error(
                    "no event could be made of snapshot {}",
                    published.snapshot().version(),
                    e);
        }
    }

    private boolean onTeller(Runnable task) {
        try {
            teller.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("the server is stopping and tells no more", e);
            return false;
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        onTeller(() -> streams.forEach(EventStream::end));
        teller.shutdown();
    }
}
