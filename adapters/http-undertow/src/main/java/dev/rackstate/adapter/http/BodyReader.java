package dev.rackstate.adapter.http;

import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.message.Responder;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import io.undertow.io.Receiver;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in request bodies. Bytes arrive on the IO thread without blocking it, so that a slow sender holds no worker; what
 * they mean is found out on a worker.
 */
final class BodyReader {
    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);

    /** What strangers may send to the few routes that are open to them: enough for a name and a password. */
    private static final int STRANGERS_BYTES = 16 * 1024;

    private final int mostBytes;

    BodyReader(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Refuses a body that is announced to be too large, whatever the route. */
    void refuseTooLarge(HttpServerExchange exchange) throws Refusal {
        refuseLarger(exchange, mostBytes);
    }

    private static void refuseLarger(HttpServerExchange exchange, int most) throws Refusal {
        if (exchange.getRequestHeaders().contains(Headers.CONTENT_LENGTH)
                && exchange.getRequestContentLength() > most) {
            throw tooLarge(most);
        }
    }

    /** Reads the body of a call and does the rest on a worker. */
    void read(Call call, Responder.Work rest) throws Refusal {
        if (!isJson(call.header(Headers.CONTENT_TYPE))) {
            throw Refusal.of(StatusCodes.UNSUPPORTED_MEDIA_TYPE, "The body must be " + Body.JSON);
        }
        int most = call.route().role() == Role.ANONYMOUS ? Math.min(STRANGERS_BYTES, mostBytes) : mostBytes;
        refuseLarger(call.exchange(), most);
        Receiver receiver = call.exchange().getRequestReceiver();
        receiver.setMaxBufferSize(most);
        receiver.receiveFullBytes(
                (exchange, bytes) -> call.onWorker(() -> {
                    call.readBody(bytes);
                    rest.run();
                }),
                (exchange, e) -> broken(exchange, e, most));
    }

    private static void broken(HttpServerExchange exchange, IOException e, int most) {
        if (e instanceof RequestTooBigException || e instanceof Receiver.RequestToLargeException) {
            Responder.refuse(exchange, tooLarge(most));
        } else {
            LOG.debug("the body of a request did not arrive", e);
            exchange.setPersistent(false);
            exchange.endExchange();
        }
    }

    private static Refusal tooLarge(int most) {
        return Refusal.of(StatusCodes.REQUEST_ENTITY_TOO_LARGE, "The body is larger than " + most + " bytes");
    }

    private static boolean isJson(@Nullable String mediaType) {
        return mediaType != null
                && mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(Body.JSON);
    }
}
