package dev.rackstate.adapter.http.metrics;

import dev.rackstate.adapter.http.message.Responder;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Endpoint.Runner;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.application.slurm.ViewWorkload;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.application.view.ViewTelemetryStatistics;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What Prometheus scrapes. */
public final class MetricsRoutes {
    private static final Tag TAG = new Tag("Metrics", "What Prometheus scrapes.");
    private static final int BUFFER = 64 * 1024;

    private final ViewState state;
    private final PrometheusRegistry registry;
    private final ExpositionFormats formats = ExpositionFormats.init();

    private MetricsRoutes(ViewState state, PrometheusRegistry registry) {
        this.state = state;
        this.registry = registry;
    }

    /** Registers the metrics of the server. */
    public static void register(
            PrometheusRegistry registry,
            ViewState state,
            ViewTelemetryStatistics telemetry,
            ViewWorkload workload,
            InstantSource clock,
            String version) {
        Info.builder()
                .name("rackstate_build_info")
                .help("The version of the server.")
                .labelNames("version")
                .register(registry)
                .addLabelValues(version);
        ProcessMetrics.register(registry);
        TelemetryMetrics.register(registry, state, telemetry, clock);
        WorkloadMetrics.register(registry, workload, clock);
    }

    /** The routes. */
    public static List<Route> routes(ViewState state, PrometheusRegistry registry) {
        MetricsRoutes routes = new MetricsRoutes(state, registry);
        return List.of(RouteBuilder.get("/metrics", "getMetrics", TAG)
                .summary("States of all entities and the server's own metrics, for Prometheus")
                .description("In the Prometheus text format, or in OpenMetrics where the caller accepts it. Nodes are"
                        + " left out when there are more than " + StateExposition.MOST_NODES + ". They tell as much as"
                        + " the API does: while authentication is on, give Prometheus an API key as authorization"
                        + " credentials of its scrape job.")
                .answersWith("text/plain", "The metrics.")
                .streams(Runner.WORKER, routes::expose));
    }

    /** Made as a whole before it is sent, so that a scraper that reads slowly holds no worker. */
    private void expose(Call call) {
        HttpServerExchange exchange = call.exchange();
        ExpositionFormatWriter format = formats.findWriter(call.header(Headers.ACCEPT));
        boolean compress = Responder.takesGzip(exchange);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, format.getContentType());
        exchange.getResponseHeaders().add(Headers.VARY, "Accept, Accept-Encoding");
        if (compress) {
            exchange.getResponseHeaders().put(Headers.CONTENT_ENCODING, "gzip");
        }
        Responder.sendBytes(exchange, StatusCodes.OK, exposition(format, compress));
    }

    private byte[] exposition(ExpositionFormatWriter format, boolean compress) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
        try (OutputStream out = compress ? new GZIPOutputStream(bytes, BUFFER) : bytes) {
            write(format, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail to take bytes", e);
        }
        return bytes.toByteArray();
    }

    /** The states come first, because OpenMetrics ends with a mark that the library writes. */
    private void write(ExpositionFormatWriter format, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
        StateExposition.write(state.current().snapshot(), text);
        text.flush();
        format.write(out, registry.scrape());
    }
}
