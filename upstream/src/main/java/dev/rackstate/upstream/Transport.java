package dev.rackstate.upstream;

import dev.rackstate.application.configuration.SourceSettings.Tls;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * The way to one server, with one deadline over the whole of each call: looking the name up, connecting, waiting, and
 * the last byte of the body. No redirect is followed and no proxy is used. Safe for concurrent use.
 */
public interface Transport extends Client, AutoCloseable {
    /**
     * Sends a request.
     *
     * @param options its read timeout is the time for the whole call, reading the body included
     * @return with a body that is still on its way, and fails when the time is over; the caller closes it
     * @throws IOException whatever went wrong; {@link UpstreamFailures} has the words for it
     */
    @Override
    Response execute(Request request, Request.Options options) throws IOException;

    /** Takes no further calls. Those under way still end by their deadline. */
    @Override
    void close();

    /** The options of a call that may take so long, in all. */
    static Request.Options within(Duration time) {
        return new Request.Options(
                time.toMillis(), TimeUnit.MILLISECONDS, time.toMillis(), TimeUnit.MILLISECONDS, false);
    }

    /**
     * The way to a server over TCP. Nothing is sent yet.
     *
     * @param server its base address; {@code https} for TLS
     * @param timeout no call takes longer
     * @throws IllegalArgumentException when a TLS file cannot be used, with its path and what is wrong
     */
    static Transport http(URI server, Duration timeout, Tls tls, RequestHeaders headers, NameResolver names) {
        SSLContext secure = server.getScheme().equalsIgnoreCase("https") ? TlsContext.of(tls) : null;
        return HttpTransport.open(timeout, new AddressGuard(server.getHost(), names), headers, secure);
    }

    /** The way to a server that listens at a Unix socket. Nothing is sent yet. */
    static Transport unix(Path socket, RequestHeaders headers) {
        return new UnixTransport(socket, headers);
    }
}
