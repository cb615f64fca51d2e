package dev.rackstate.adapter.simulator;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.ResponseCodeHandler;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.zip.Deflater;
import org.xnio.Options;

/**
 * The simulator as an exporter that a Prometheus scrapes: {@code GET /metrics}, gzipped when asked, and a page of text
 * at {@code /}.
 *
 * <p>It speaks for thousands of nodes at once, each with its own {@code instance}, {@code job} and {@code up}. A
 * Prometheus keeps these only with {@code honor_labels: true}; {@link #scrapeConfig} has it.
 */
public final class SimulatorExporter implements AutoCloseable {
    /** The port when the configuration says nothing. */
    public static final int DEFAULT_PORT = 9_000;

    /** The job under which a Prometheus files the exporter itself. */
    public static final String JOB = "rackstate-simulator";

    private static final String PATH = "/metrics";
    /** A scrape that makes no progress for so long is given up, so that a stalled reader frees its thread. */
    private static final Duration STALLED = Duration.ofSeconds(30);
    /** A request is one line and a few headers. */
    private static final int REQUEST_MILLIS = 10_000;
    /** Longer than usual scrape intervals, so that connections are used again. */
    private static final int IDLE_MILLIS = 120_000;

    private static final long REQUEST_BODY_BYTES = 1_024;
    /** Scrapes are rare; two at a time are enough. */
    private static final int THREADS = 2;

    private static final String ABOUT = """
            Rackstate simulator: telemetry of a machine room that need not exist.

            /metrics   all series in Prometheus' text format; scrape with honor_labels: true
            """;

    /** How long a scrape under way may take to end when the exporter is closed. */
    private static final int CLOSING_MILLIS = 2_000;

    private final Undertow server;
    private final GracefulShutdownHandler scrapes;
    private final InetSocketAddress address;

    private SimulatorExporter(Undertow server, GracefulShutdownHandler scrapes) {
        this.server = server;
        this.scrapes = scrapes;
        this.address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    }

    /**
     * Starts the exporter.
     *
     * @param simulator where the values come from
     * @param clock what now is
     * @param host the address to listen on
     * @param port the port to listen on; 0 for any free one
     * @throws IOException when the address cannot be listened on
     */
    public static SimulatorExporter start(Simulator simulator, InstantSource clock, String host, int port)
            throws IOException {
        return start(simulator, clock, host, port, STALLED);
    }

    static SimulatorExporter start(Simulator simulator, InstantSource clock, String host, int port, Duration stalled)
            throws IOException {
        GracefulShutdownHandler scrapes = new GracefulShutdownHandler(new PathHandler(ResponseCodeHandler.HANDLE_404)
                .addExactPath(PATH, readOnly(metrics(simulator, clock)))
                .addExactPath("/", readOnly(SimulatorExporter::about)));
        Undertow server = Undertow.builder()
                .addHttpListener(port, host)
                .setIoThreads(1)
                .setWorkerThreads(THREADS)
                .setSocketOption(Options.WRITE_TIMEOUT, (int) stalled.toMillis())
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, REQUEST_MILLIS)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, REQUEST_BODY_BYTES)
                .setHandler(scrapes)
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop();
            throw new IOException(
                    "the simulator's exporter cannot listen on " + host + ":" + port + ": "
                            + (e.getCause() == null
                                    ? e.getMessage()
                                    : e.getCause().getMessage()),
                    e);
        }
        return new SimulatorExporter(server, scrapes);
    }

    private static HttpHandler readOnly(HttpHandler handler) {
        return exchange -> {
            if (exchange.getRequestMethod().equals(Methods.GET)
                    || exchange.getRequestMethod().equals(Methods.HEAD)) {
                handler.handleRequest(exchange);
            } else {
                exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
                exchange.setStatusCode(StatusCodes.METHOD_NOT_ALLOWED);
            }
        };
    }

    private static HttpHandler metrics(Simulator simulator, InstantSource clock) {
        BlockingHandler scrape = new BlockingHandler(exchange -> {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Exposition.CONTENT_TYPE);
            if (exchange.getRequestMethod().equals(Methods.GET)) {
                Exposition.write(simulator.simulation(), clock.instant(), exchange.getOutputStream());
            }
        });
        ContentEncodingRepository encodings = new ContentEncodingRepository()
                .addEncodingHandler("gzip", new GzipEncodingProvider(Deflater.BEST_SPEED), 50);
        return new EncodingHandler(scrape, encodings);
    }

    private static void about(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseSender().send(ABOUT);
    }

    /** Where the exporter listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** Lets scrapes under way end, for two seconds at most, and stops listening. */
    @Override
    public void close() {
        scrapes.shutdown();
        try {
            scrapes.awaitShutdown(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop();
    }

    /**
     * One entry of {@code scrape_configs} in a {@code prometheus.yml}, indented by two spaces.
     *
     * @param target host and port of the exporter, as Prometheus reaches it
     * @param interval how often it is scraped, whole seconds, at least one
     * @throws IllegalArgumentException when the interval is shorter than a second, or the target holds a quote or a
     *     line break
     */
    public static String scrapeConfig(String target, Duration interval) {
        if (interval.toSeconds() < 1) {
            throw new IllegalArgumentException("a scrape interval is at least 1 s, not " + interval);
        }
        if (target.chars().anyMatch(c -> c == '\'' || c < ' ')) {
            throw new IllegalArgumentException("'" + target + "' is not a host and port");
        }
        return String.format(Locale.ROOT, """
                  - job_name: %s
                    # The series carry the instance and job of the node they speak of.
                    honor_labels: true
                    scrape_interval: %ds
                    scrape_timeout: %ds
                    static_configs:
                      - targets: ['%s']
                """, JOB, interval.toSeconds(), interval.toSeconds(), target);
    }
}
