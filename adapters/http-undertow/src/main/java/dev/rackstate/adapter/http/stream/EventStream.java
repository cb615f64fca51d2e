package dev.rackstate.adapter.http.stream;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;

/**
 * The connection to one client. Everything that touches the connection happens on its IO thread; {@link #send} and
 * {@link #end} may be called from any thread.
 */
public final class EventStream {
    /** What the body of an event stream is. */
    public static final String MEDIA_TYPE = "text/event-stream";

    /** Asks reverse proxies of the nginx kind to pass events on at once. */
    private static final HttpString BUFFERING = new HttpString("X-Accel-Buffering");

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final byte[] HEARTBEAT = ": ping\n\n".getBytes(StandardCharsets.UTF_8);

    /** A client that leaves this much unread is too slow; the bytes themselves are shared with the other clients. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final int MOST_EVENTS = 64;

    private final HttpServerExchange exchange;
    private final StreamSinkChannel channel;
    private final Consumer<EventStream> onEnd;
    private final XnioExecutor.Key heartbeat;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private volatile boolean ended;

    /**
     * Takes over a connection; called on its IO thread.
     *
     * @param onEnd called once, on the IO thread, when the connection is gone
     */
    public EventStream(HttpServerExchange exchange, Duration heartbeatEvery, Consumer<EventStream> onEnd) {
        this.exchange = exchange;
        this.channel = exchange.getResponseChannel();
        this.onEnd = onEnd;
        channel.getWriteSetter().set(ready -> write());
        channel.getCloseSetter().set(closed -> abandon());
        heartbeat = channel.getIoThread()
                .executeAtInterval(() -> enqueue(HEARTBEAT), heartbeatEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Writes the headers that every answer with events has. */
    public static void declare(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, MEDIA_TYPE + "; charset=utf-8");
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache");
        exchange.getResponseHeaders().put(BUFFERING, "no");
    }

    /** Whether the connection is gone. */
    public boolean hasEnded() {
        return ended;
    }

    /**
     * Sends events, or comments, as soon as the client reads them.
     *
     * @param events as they go over the wire; not changed afterwards
     */
    public void send(byte[] events) {
        onIoThread(() -> enqueue(events));
    }

    /** Shows that the connection lives. */
    public void ping() {
        send(HEARTBEAT);
    }

    /** Ends the stream in good order. */
    public void end() {
        onIoThread(() -> {
            if (!ended) {
                release();
                exchange.endExchange();
            }
        });
    }

    private void onIoThread(Runnable task) {
        try {
            channel.getIoThread().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the server has stopped before an event was sent", e);
        }
    }

    private void enqueue(byte[] bytes) {
        if (ended) {
            return;
        }
        waiting.addLast(ByteBuffer.wrap(bytes));
        waitingBytes += bytes.length;
        if (waiting.size() > MOST_EVENTS || waitingBytes > MOST_BYTES) {
            LOG.info("dropped the event stream to {}: it does not keep up", exchange.getSourceAddress());
            abandon();
        } else {
            write();
        }
    }

    private void write() {
        try {
            while (!ended && !waiting.isEmpty()) {
                ByteBuffer first = waiting.getFirst();
                int written = channel.write(first);
                waitingBytes -= Math.max(written, 0);
                if (first.hasRemaining()) {
                    channel.resumeWrites();
                    return;
                }
                waiting.removeFirst();
            }
            if (!ended && !channel.flush()) {
                channel.resumeWrites();
            } else if (!ended) {
                channel.suspendWrites();
            }
        } catch (IOException e) {
            LOG.debug("the event stream to {} broke", exchange.getSourceAddress(), e);
            abandon();
        }
    }

    /** Closes the connection without another word. */
    private void abandon() {
        if (!ended) {
            release();
            IoUtils.safeClose(exchange.getConnection());
            exchange.endExchange();
        }
    }

    private void release() {
        ended = true;
        heartbeat.remove();
        waiting.clear();
        onEnd.accept(this);
    }
}
