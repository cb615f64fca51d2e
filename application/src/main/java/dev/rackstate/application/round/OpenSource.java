package dev.rackstate.application.round;

import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.domain.snapshot.SourceStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A source in use: its threads, and what is known of its condition.
 *
 * <p>As many queries run at once as it has threads; further ones queue. Safe for concurrent use.
 */
final class OpenSource implements AutoCloseable {
    private static final int KEPT_WARNINGS = 5;

    private final SourceSettings settings;
    private final TelemetrySource source;
    private final InstantSource clock;
    private final ExecutorService threads;
    private final Latency latency;
    private boolean up;
    private @Nullable Instant lastSuccess;
    private @Nullable String lastError;
    private @Nullable Instant lastErrorAt;
    private int failedInRound;
    private List<String> warnings = List.of();

    OpenSource(
            SourceSettings settings, TelemetrySource source, InstantSource clock, int concurrency, int latencyWindow) {
        this.settings = settings;
        this.source = source;
        this.clock = clock;
        this.latency = new Latency(latencyWindow);
        this.threads = Executors.newFixedThreadPool(concurrency, named("query-" + settings.id()));
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    TelemetrySource source() {
        return source;
    }

    SourceSettings settings() {
        return settings;
    }

    void execute(Runnable task) {
        threads.execute(task);
    }

    /** Asks the source and keeps book of it. */
    Samples ask(PromQl query, SampleRequest request, TelemetryTally tally) throws TelemetryException {
        tally.began();
        long started = System.nanoTime();
        boolean answered = false;
        try {
            Samples samples = source.instant(query, request);
            answered = true;
            double millis = (System.nanoTime() - started) / 1e6;
            tally.answered(millis, clock.instant());
            succeeded(millis, samples.warnings());
            return samples;
        } catch (TelemetryException e) {
            failed(e);
            throw e;
        } finally {
            if (!answered) {
                tally.failed();
            }
        }
    }

    private synchronized void succeeded(double millis, List<String> said) {
        up = true;
        lastSuccess = clock.instant();
        latency.add(millis);
        if (!said.isEmpty()) {
            warnings = said.stream().limit(KEPT_WARNINGS).toList();
        }
    }

    private synchronized void failed(TelemetryException e) {
        if (e.kind().isSourceTrouble()) {
            up = false;
        }
        failedInRound++;
        lastError = e.getMessage();
        lastErrorAt = clock.instant();
    }

    synchronized void beginRound() {
        failedInRound = 0;
        warnings = List.of();
    }

    synchronized SourceStatus status(Duration staleAfter) {
        boolean stale = lastSuccess == null
                ? lastError != null
                : Duration.between(lastSuccess, clock.instant()).compareTo(staleAfter) > 0;
        return new SourceStatus(
                settings.id(),
                up,
                stale,
                lastSuccess,
                lastError,
                lastErrorAt,
                latency.last(),
                latency.average(),
                failedInRound,
                warnings);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        source.close();
    }
}
