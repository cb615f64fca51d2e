package dev.rackstate.adapter.http;

import dev.rackstate.application.configuration.Settings;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The HTTP server. Listens from {@link #start} on until it is closed. Safe for concurrent use.
 */
public final class HttpServer implements AutoCloseable {
    private final Api api;
    private final Listener listener;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpServer(Api api, Listener listener) {
        this.api = api;
        this.listener = listener;
    }

    /**
     * Starts a server.
     *
     * @param settings where to listen
     * @param ports what is served
     * @throws IOException when it cannot listen there, or a TLS file cannot be used; the message says which and why
     */
    public static HttpServer start(Settings.Server settings, Ports ports) throws IOException {
        return start(settings, new Api(ports, settings, Limits.DEFAULT, List.of()), Limits.DEFAULT);
    }

    static HttpServer start(Settings.Server settings, Api api, Limits limits) throws IOException {
        try {
            return new HttpServer(api, Listener.open(settings, limits, api.dispatcher()));
        } catch (IOException e) {
            api.close();
            throw e;
        }
    }

    /** The port that it listens on: the one that was free when the settings say 0. */
    public int port() {
        return listener.port();
    }

    /** Its address, with the prefix and without a slash at the end. */
    public URI uri() {
        return listener.uri();
    }

    /**
     * Stops: event streams end, new requests are turned away, requests under way have a few seconds to finish, and then
     * everything is closed.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        api.stop();
        listener.drain();
        api.close();
        listener.close();
    }
}
