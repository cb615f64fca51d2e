package dev.rackstate.adapter.http;

import dev.rackstate.adapter.http.tls.PemIdentity;
import dev.rackstate.application.configuration.Settings;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.Options;
import org.xnio.XnioWorker;

/** The socket that the server listens on, and Undertow behind it. */
final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /**
     * How many times the largest body is still taken in and thrown away: a connection closed on a caller who is sending
     * would be reset, and the caller would never read why.
     */
    private static final int DRAINED = 8;

    private final Undertow undertow;
    private final GracefulShutdownHandler requests;
    private final Duration patience;
    private final String prefix;
    private final InetSocketAddress address;
    private final boolean secure;

    private Listener(
            Undertow undertow,
            GracefulShutdownHandler requests,
            Settings.Server settings,
            Limits limits,
            boolean secure) {
        this.undertow = undertow;
        this.requests = requests;
        this.patience = limits.shutdown();
        this.prefix = settings.urlPrefix();
        this.address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        this.secure = secure;
    }

    /**
     * Opens the socket.
     *
     * @throws IOException when that fails; the message says where and why
     */
    static Listener open(Settings.Server settings, Limits limits, HttpHandler handler) throws IOException {
        GracefulShutdownHandler requests = new GracefulShutdownHandler(handler);
        SSLContext tls = tls(settings);
        Undertow undertow = build(settings, limits, requests, tls);
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + ": " + cause.getMessage(), cause);
        }
        return new Listener(undertow, requests, settings, limits, tls != null);
    }

    private static @Nullable SSLContext tls(Settings.Server settings) throws IOException {
        String certificate = settings.tlsCertFile();
        String key = settings.tlsKeyFile();
        if (certificate == null && key == null) {
            return null;
        }
        if (certificate == null || key == null) {
            throw new IOException("TLS needs both a certificate file and a key file; only "
                    + (key == null ? "the certificate" : "the key") + " is given");
        }
        return PemIdentity.context(Path.of(certificate), Path.of(key));
    }

    private static Undertow build(
            Settings.Server settings, Limits limits, HttpHandler handler, @Nullable SSLContext tls) {
        Undertow.ListenerBuilder listener = new Undertow.ListenerBuilder()
                .setType(tls == null ? Undertow.ListenerType.HTTP : Undertow.ListenerType.HTTPS)
                .setHost(settings.host())
                .setPort(settings.port())
                .setRootHandler(handler);
        if (tls != null) {
            listener.setSslContext(tls).setHttp2Enabled(true);
        }
        return Undertow.builder()
                .addListener(listener)
                .setWorkerOption(UndertowOptions.SHUTDOWN_TIMEOUT, (int)
                        limits.shutdown().toMillis())
                // Our own pool does the work; this one only does what Undertow itself hands out, such as handshakes.
                .setWorkerThreads(2)
                .setSocketOption(Options.CONNECTION_HIGH_WATER, limits.connections())
                .setSocketOption(Options.CONNECTION_LOW_WATER, limits.connections())
                .setSocketOption(Options.READ_TIMEOUT, (int) limits.transfer().toMillis())
                .setSocketOption(Options.WRITE_TIMEOUT, (int) limits.transfer().toMillis())
                // Paths are cut at their slashes before they are decoded, which only we can do.
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) DRAINED * limits.bodyBytes())
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, limits.headerBytes())
                .setServerOption(UndertowOptions.MAX_HEADERS, limits.headers())
                .setServerOption(UndertowOptions.MAX_PARAMETERS, limits.parameters())
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int)
                        limits.parse().toMillis())
                .setServerOption(
                        UndertowOptions.NO_REQUEST_TIMEOUT, (int) limits.idle().toMillis())
                .setServerOption(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .build();
    }

    int port() {
        return address.getPort();
    }

    URI uri() {
        InetAddress host = address.getAddress();
        String name = host.isAnyLocalAddress() ? "localhost" : host.getHostAddress();
        String literal = name.contains(":") ? "[" + name + "]" : name;
        return URI.create((secure ? "https" : "http") + "://" + literal + ":" + port() + prefix);
    }

    /** Lets requests under way finish, for a while. */
    void drain() {
        requests.shutdown();
        try {
            if (!requests.awaitShutdown(patience.toMillis())) {
                LOG.warn("requests were still under way after {} and are cut off", patience);
            }
            settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets every IO thread come to the end of what it is doing: an answer is counted as sent just before that. */
    private void settle() throws InterruptedException {
        XnioWorker threads = undertow.getWorker();
        CountDownLatch settled = new CountDownLatch(threads.getIoThreadCount());
        for (int i = 0; i < threads.getIoThreadCount(); i++) {
            threads.getIoThread(i).execute(settled::countDown);
        }
        if (!settled.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("IO threads were still busy after {}", patience);
        }
    }

    /** Closes the socket and all connections. */
    @Override
    public void close() {
        undertow.stop();
    }
}
