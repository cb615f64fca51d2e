package dev.rackstate.application.round;

import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.domain.promql.PromQl;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks all the questions of one round at once, as far as the sources' threads allow, and hands the answers over one
 * after another in the order of their arrival.
 *
 * <p>A query that fails for the source's trouble is tried once more, unless it ran into the time limit. When as many
 * queries as the source has threads could not reach it in a row, the rest of the round is not even tried: a source that
 * hangs costs one time limit a round, not one per query.
 */
final class QueryRound {
    private static final long LOOK_UP_MILLIS = 250;

    private final TelemetryTally tally;
    private final int breakAfter;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Map<OpenSource, Breaker> breakers = new HashMap<>();
    private int expected;
    private int failures;
    private long series;

    QueryRound(TelemetryTally tally, int breakAfter) {
        this.tally = tally;
        this.breakAfter = breakAfter;
    }

    /** What to do with the answer to a query. */
    interface Taker {
        void answered(Samples samples);

        void failed(TelemetryException failure);
    }

    private record Arrival(
            Taker taker,
            @Nullable Samples samples,
            @Nullable TelemetryException failure) {}

    /** Stops asking a source that is out of reach. */
    private static final class Breaker {
        private final AtomicInteger outOfReach = new AtomicInteger();
        private final AtomicReference<@Nullable TelemetryException> last = new AtomicReference<>();
    }

    void ask(OpenSource source, PromQl query, SampleRequest request, Taker taker) {
        Breaker breaker = breakers.computeIfAbsent(source, s -> {
            s.beginRound();
            return new Breaker();
        });
        expected++;
        try {
            source.submit(() -> arrivals.add(arrival(source, breaker, query, request, taker)));
        } catch (RejectedExecutionException e) {
            arrivals.add(new Arrival(
                    taker,
                    null,
                    new TelemetryException(TelemetryException.Kind.UNREACHABLE, "the source was closed", e)));
        }
    }

    private Arrival arrival(OpenSource source, Breaker breaker, PromQl query, SampleRequest request, Taker taker) {
        TelemetryException known = breaker.last.get();
        if (known != null && breaker.outOfReach.get() >= breakAfter) {
            return new Arrival(taker, null, known);
        }
        try {
            Samples samples = askTwice(source, query, request);
            breaker.outOfReach.set(0);
            return new Arrival(taker, samples, null);
        } catch (TelemetryException e) {
            if (e.kind() == TelemetryException.Kind.UNREACHABLE || e.kind() == TelemetryException.Kind.TIMEOUT) {
                breaker.last.set(e);
                breaker.outOfReach.incrementAndGet();
            }
            return new Arrival(taker, null, e);
        } catch (RuntimeException e) {
            return new Arrival(
                    taker,
                    null,
                    new TelemetryException(
                            TelemetryException.Kind.INVALID_ANSWER, "the answer could not be handled: " + e, e));
        }
    }

    private Samples askTwice(OpenSource source, PromQl query, SampleRequest request) throws TelemetryException {
        try {
            return source.ask(query, request, tally);
        } catch (TelemetryException e) {
            if (!e.kind().isSourceTrouble() || e.kind() == TelemetryException.Kind.TIMEOUT) {
                throw e;
            }
            return source.ask(query, request, tally);
        }
    }

    /**
     * Waits for every answer and hands it to its taker, under the given lock.
     *
     * @param worthwhile asked under the lock before each answer, and now and then while none arrives: the answers of a
     *     source that was closed in the meantime never do
     * @return whether all were handed over; false when {@code worthwhile} said that the round lost its purpose
     */
    boolean takeAll(Object lock, BooleanSupplier worthwhile) throws InterruptedException {
        int taken = 0;
        while (taken < expected) {
            Arrival arrival = arrivals.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
            synchronized (lock) {
                if (!worthwhile.getAsBoolean()) {
                    return false;
                }
                if (arrival != null) {
                    take(arrival);
                    taken++;
                }
            }
        }
        return true;
    }

    private void take(Arrival arrival) {
        if (arrival.failure() != null) {
            failures++;
            arrival.taker().failed(arrival.failure());
        } else if (arrival.samples() != null) {
            series += arrival.samples().size();
            arrival.taker().answered(arrival.samples());
        }
    }

    int queries() {
        return expected;
    }

    int failures() {
        return failures;
    }

    long series() {
        return series;
    }
}
