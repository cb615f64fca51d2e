package dev.rackstate.adapter.http;

import dev.rackstate.adapter.http.message.Names;
import dev.rackstate.application.log.LogRecord.Request;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One line for each request: at INFO for those that may change something and those that failed by the server's fault, at
 * DEBUG for all others. States are read thousands of times a second, and their lines would bury the rest; how many there
 * were, and how long they took, is in the metrics.
 *
 * <p>The query string is left out: it may hold what callers would not want to find in a log.
 */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.rackstate.access");
    private static final Set<HttpString> SAFE = Set.of(Methods.GET, Methods.HEAD, Methods.OPTIONS);
    private static final double NANOS_PER_HUNDREDTH_MILLI = 10_000;

    private AccessLog() {}

    /** Writes the line of a request that is over. */
    static void write(HttpServerExchange exchange, long nanos) {
        Level level = isWorthTelling(exchange) ? Level.INFO : Level.DEBUG;
        if (!LOG.isEnabledForLevel(level)) {
            return;
        }
        double millis = Math.round(nanos / NANOS_PER_HUNDREDTH_MILLI) / 100.0;
        LOG.atLevel(level)
                .addKeyValue(Request.ID, exchange.getResponseHeaders().getFirst(Names.REQUEST_ID))
                .addKeyValue(Request.METHOD, exchange.getRequestMethod().toString())
                .addKeyValue(Request.PATH, exchange.getRequestURI())
                .addKeyValue(Request.STATUS_CODE, exchange.getStatusCode())
                .addKeyValue(Request.DURATION_MILLIS, millis)
                .log(
                        "{} {} answered {} in {} ms to {}, request {}",
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getStatusCode(),
                        millis,
                        exchange.getSourceAddress(),
                        exchange.getResponseHeaders().getFirst(Names.REQUEST_ID));
    }

    private static boolean isWorthTelling(HttpServerExchange exchange) {
        return !SAFE.contains(exchange.getRequestMethod())
                || exchange.getStatusCode() >= StatusCodes.INTERNAL_SERVER_ERROR;
    }
}
