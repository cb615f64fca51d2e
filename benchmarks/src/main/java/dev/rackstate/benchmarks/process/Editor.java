package dev.rackstate.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Somebody who renames a rack ten times a second. */
final class Editor implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final List<Double> millis = new ArrayList<>();
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
    private final URI rack;
    private volatile boolean paused;
    private long activeNanos;

    private Editor(URI rack) {
        this.rack = rack;
    }

    static Editor start(URI server, String rack) {
        Editor editor = new Editor(server.resolve("/api/topology/racks/" + rack));
        editor.pace.scheduleAtFixedRate(editor::edit, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return editor;
    }

    /** Stops editing for a while, or goes on. */
    void pause(boolean on) {
        paused = on;
    }

    private void edit() {
        if (paused || trouble.get() != null) {
            return;
        }
        long started = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(rack)
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"name\": \"Rack at " + started + "\"}"))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                trouble.set("an edit was answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            trouble.set("an edit failed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long took = System.nanoTime() - started;
        synchronized (millis) {
            millis.add(took / 1e6);
            activeNanos += Math.max(took, EVERY.toNanos());
        }
    }

    int edits() throws IOException {
        requireNoTrouble();
        synchronized (millis) {
            return millis.size();
        }
    }

    /** How long an edit takes. */
    double medianMillis() throws IOException {
        requireNoTrouble();
        synchronized (millis) {
            return Statistics.median(
                    millis.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** Edits a second while not paused: ten, unless they take longer than their turn. */
    double rate() throws IOException {
        requireNoTrouble();
        synchronized (millis) {
            return millis.size() / (activeNanos / 1e9);
        }
    }

    private void requireNoTrouble() throws IOException {
        String what = trouble.get();
        if (what != null) {
            throw new IOException(what);
        }
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }
}
