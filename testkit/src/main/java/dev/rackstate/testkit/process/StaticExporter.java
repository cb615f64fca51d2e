package dev.rackstate.testkit.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An exporter that tells what the test wants it to tell. Safe for concurrent use; {@link #close} ends it. */
public final class StaticExporter implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final AtomicInteger scrapes = new AtomicInteger();
    private volatile String exposition;

    private StaticExporter(String exposition) throws IOException {
        this.exposition = exposition;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/metrics", exchange -> {
            byte[] body = this.exposition.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
            scrapes.incrementAndGet();
        });
        server.start();
    }

    /**
     * Starts an exporter.
     *
     * @param exposition lines in Prometheus' text format, as {@link #line} makes them
     */
    public static StaticExporter start(String exposition) {
        try {
            return new StaticExporter(exposition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One sample in Prometheus' text format, label values escaped, with its newline. */
    public static String line(String metric, Map<String, String> labels, double value) {
        String pairs = labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
                .collect(Collectors.joining(","));
        String number = Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : Double.toString(value);
        return metric + "{" + pairs + "} " + number + "\n";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** What the exporter tells from now on. */
    public void tell(String newExposition) {
        exposition = newExposition;
    }

    /** How often it was asked. */
    public int scrapes() {
        return scrapes.get();
    }

    /** Host and port, as a scrape target. */
    public String target() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Ends the exporter. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
