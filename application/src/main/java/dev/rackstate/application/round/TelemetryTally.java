package dev.rackstate.application.round;

import dev.rackstate.application.view.ViewTelemetryStatistics.Round;
import dev.rackstate.application.view.ViewTelemetryStatistics.Statistics;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts the asking, over all sources and since the start. Safe for concurrent use. */
final class TelemetryTally {
    private final Latency latency;
    private long queries;
    private long failures;
    private int inFlight;
    private @Nullable Instant lastAnswer;
    private @Nullable Round lastRound;

    TelemetryTally(int latencyWindow) {
        latency = new Latency(latencyWindow);
    }

    synchronized void began() {
        queries++;
        inFlight++;
    }

    synchronized void answered(double millis, Instant at) {
        inFlight--;
        latency.add(millis);
        lastAnswer = at;
    }

    synchronized void failed() {
        inFlight--;
        failures++;
    }

    synchronized void round(Round round) {
        lastRound = round;
    }

    synchronized Statistics statistics(Duration heartbeat) {
        return new Statistics(
                queries, failures, inFlight, latency.last(), latency.average(), lastAnswer, heartbeat, lastRound);
    }
}
