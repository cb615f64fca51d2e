package dev.rackstate.adapter.http;

import dev.rackstate.adapter.http.identity.AccessControl;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Role;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Asks again and again whether those who read event streams still may: a stream would outlive the session or the key that
 * opened it. Asking is done on the connection's own IO thread.
 */
final class StreamWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);

    private final AccessControl access;
    private final Duration every;

    StreamWatch(AccessControl access, Duration every) {
        this.access = access;
        this.every = every;
    }

    /** Watches a stream until it ends; called before it is opened. */
    void begin(HttpServerExchange exchange, Role needed) {
        XnioExecutor.Key asking = exchange.getIoThread()
                .executeAtInterval(() -> ask(exchange, needed), every.toMillis(), TimeUnit.MILLISECONDS);
        exchange.addExchangeCompleteListener((done, next) -> {
            asking.remove();
            next.proceed();
        });
    }

    private void ask(HttpServerExchange exchange, Role needed) {
        try {
            access.admit(exchange, needed);
        } catch (Refusal refusal) {
            LOG.info("ended the event stream to {}: {}", exchange.getSourceAddress(), refusal.getMessage());
            IoUtils.safeClose(exchange.getConnection());
        }
    }
}
