package dev.rackstate.adapter.http.stream;

import io.undertow.server.HttpServerExchange;
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
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

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
    EventStream(HttpServerExchange exchange, Duration heartbeatEvery, Consumer<EventStream> onEnd) {
        this.exchange = exchange;
        this.channel = exchange.getResponseChannel();
        this.onEnd = onEnd;
        channel.getWriteSetter().set(ready -> write());
        channel.getCloseSetter().set(closed -> abandon());
        heartbeat = channel.getIoThread()
                .executeAtInterval(() -> enqueue(HEARTBEAT), heartbeatEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the connection is gone. */
    boolean hasEnded() {
        return ended;
    }

    /** Sends an event as soon as the client reads it. */
    void send(Event event) {
        onIoThread(() -> enqueue(event.bytes()));
    }

    /** Ends the stream in good order. */
    void end() {
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
