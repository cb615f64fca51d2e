package dev.rackstate.adapter.http.message;

import dev.rackstate.application.log.LogRecord;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends answers. Never blocks: what the connection does not take at once goes out as it becomes ready. */
public final class Responder {
    private static final Logger LOG = LoggerFactory.getLogger(Responder.class);

    /** The most that is handed to the connection at once, which copies what it is handed on every attempt. */
    private static final int CHUNK = 128 * 1024;

    private Responder() {}

    /** A part of answering that may end in a refusal. */
    @FunctionalInterface
    public interface Work {
        /** Does the part. */
        void run() throws Refusal;
    }

    /** Does a part of answering, and answers a refusal or a fault that it ends in. */
    public static void guard(HttpServerExchange exchange, Work work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            refuse(exchange, refusal);
        } catch (RuntimeException | StackOverflowError fault) {
            fail(exchange, fault);
        }
    }

    /**
     * Sends a body, compressed where the caller takes that.
     *
     * @param tag what the body is known by, or null when it has no tag
     */
    public static void send(HttpServerExchange exchange, int status, Body body, @Nullable EntityTag tag) {
        boolean compress = body.compresses() && takesGzip(exchange);
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CONTENT_TYPE, body.mediaType());
        if (body.compresses()) {
            headers.add(Headers.VARY, "Accept-Encoding");
        }
        if (compress) {
            headers.put(Headers.CONTENT_ENCODING, "gzip");
        }
        if (tag != null) {
            headers.put(Headers.ETAG, compress ? tag.compressed() : tag.plain());
        }
        sendBytes(exchange, status, compress ? body.compressed() : body.plain());
    }

    /** Whether the caller reads gzip. */
    public static boolean takesGzip(HttpServerExchange exchange) {
        return AcceptEncoding.takesGzip(exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING));
    }

    /** Sends bytes that the headers describe already; to HEAD, only how many there are. */
    public static void sendBytes(HttpServerExchange exchange, int status, byte[] bytes) {
        exchange.setStatusCode(status);
        exchange.setResponseContentLength(bytes.length);
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            exchange.endExchange();
        } else if (bytes.length <= CHUNK) {
            exchange.getResponseSender().send(ByteBuffer.wrap(bytes), IoCallback.END_EXCHANGE);
        } else {
            new ChunkedSending(bytes).onComplete(exchange, exchange.getResponseSender());
        }
    }

    /** Sends an answer without a body. */
    public static void sendNothing(HttpServerExchange exchange, int status) {
        exchange.setStatusCode(status);
        exchange.endExchange();
    }

    /** Tells the caller why the request is not carried out. */
    public static void refuse(HttpServerExchange exchange, Refusal refusal) {
        HeaderMap headers = exchange.getResponseHeaders();
        refusal.headers().forEach((name, value) -> headers.put(new HttpString(name), value));
        headers.put(Headers.CACHE_CONTROL, "no-store");
        Object document = refusal.fields().isEmpty()
                ? new ErrorJson(String.valueOf(refusal.getMessage()), null)
                : new ValidationErrorJson("Validation error", refusal.fields(), exchange.getRequestURI());
        send(exchange, refusal.status(), Body.json(document), null);
    }

    /** Tells the caller that the fault is ours, and the log what it was. */
    public static void fail(HttpServerExchange exchange, Throwable fault) {
        String id = exchange.getResponseHeaders().getFirst(Names.REQUEST_ID);
        LOG.atError()
                .addKeyValue(LogRecord.Request.ID, id)
                .setCause(fault)
                .log("request {} failed: {} {}", id, exchange.getRequestMethod(), exchange.getRequestURI());
        if (exchange.isResponseStarted()) {
            exchange.setPersistent(false);
            exchange.endExchange();
        } else {
            exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
            Body body = Body.json(new ErrorJson("Internal server error", id));
            send(exchange, StatusCodes.INTERNAL_SERVER_ERROR, body, null);
        }
    }

    /** Hands over one chunk after the other. */
    private static final class ChunkedSending implements IoCallback {
        private final ByteBuffer rest;

        ChunkedSending(byte[] bytes) {
            rest = ByteBuffer.wrap(bytes);
        }

        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            if (!rest.hasRemaining()) {
                IoCallback.END_EXCHANGE.onComplete(exchange, sender);
                return;
            }
            int size = Math.min(CHUNK, rest.remaining());
            ByteBuffer chunk = rest.slice(rest.position(), size);
            rest.position(rest.position() + size);
            sender.send(chunk, this);
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException e) {
            IoCallback.END_EXCHANGE.onException(exchange, sender, e);
        }
    }
}
