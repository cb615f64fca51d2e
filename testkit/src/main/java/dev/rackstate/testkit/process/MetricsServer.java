package dev.rackstate.testkit.process;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running server with Prometheus' HTTP API. Used by one thread; {@link #close} ends it. */
public abstract sealed class MetricsServer implements AutoCloseable permits PrometheusServer, VictoriaMetricsServer {
    private static final Pattern VALUE = Pattern.compile("\"value\":\\[[^,]+,\"([^\"]+)\"]");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final ServerProcess process;
    private final String prefix;

    MetricsServer(ServerProcess process, String prefix) {
        this.process = process;
        this.prefix = prefix;
        process.start();
    }

    /** The base address; the API is below {@code /api/v1}. */
    public final URI url() {
        return process.url().resolve(prefix);
    }

    /** Waits until the server holds this many series of a metric, at most half a minute. */
    public final void awaitSeries(String metric, int count) {
        Poll.until(
                count + " series of " + metric + " in " + url(), Duration.ofSeconds(30), () -> series(metric) == count);
    }

    private int series(String metric) throws IOException, InterruptedException {
        String query = URLEncoder.encode("count(" + metric + ")", StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(url().resolve(prefix + "api/v1/query?query=" + query))
                .timeout(Duration.ofSeconds(2))
                .build();
        Matcher value = VALUE.matcher(
                CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
        return value.find() ? Integer.parseInt(value.group(1)) : 0;
    }

    /** Ends the server in good order. {@link #start} brings it back with the same address and data. */
    public final void stop() {
        process.stop();
    }

    /** Starts the server after {@link #stop}, and waits until it is ready. */
    public final void start() {
        process.start();
    }

    /** Freezes the server (SIGSTOP): connections open, and nobody answers. */
    public final void pause() {
        process.pause();
    }

    /** Lets a frozen server go on (SIGCONT). */
    public final void resume() {
        process.resume();
    }

    /** Kills the server and deletes its data. */
    @Override
    public final void close() {
        process.close();
    }
}
