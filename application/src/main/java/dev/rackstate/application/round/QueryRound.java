package dev.rackstate.application.round;

import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.domain.evaluation.Portion;
import dev.rackstate.domain.promql.PromQl;
import java.util.HashMap;
import java.util.List;
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

    /** Takes in an answer about a portion of the targets. */
    interface Answered {
        /** Returns how many of the series spoke of the portion. */
        int take(Samples samples, Portion portion);
    }

    /** Takes in that there is no answer about a portion of the targets. */
    interface Failed {
        void take(Portion portion, String message, boolean sourceTrouble);
    }

    /** A query on its way: whose share it is of, what it is about, and who waits for it. */
    private record Question(Share share, Share.Query query, SampleRequest request, Answered answered, Failed failed) {}

    private record Arrival(
            Question question,
            @Nullable Samples samples,
            @Nullable TelemetryException failure) {}

    /** Stops asking a source that is out of reach. */
    private static final class Breaker {
        private final AtomicInteger outOfReach = new AtomicInteger();
        private final AtomicReference<@Nullable TelemetryException> last = new AtomicReference<>();
    }

    /** Asks every query of the shares. What comes back is handed over by {@link #takeAll}. */
    void ask(List<Share> shares, SampleRequest request, Answered answered, Failed failed) {
        for (Share share : shares) {
            for (Share.Query query : share.queries()) {
                ask(new Question(share, query, request, answered, failed));
            }
        }
    }

    private void ask(Question question) {
        OpenSource source = question.share().source();
        Breaker breaker = breakers.computeIfAbsent(source, s -> {
            s.beginRound();
            return new Breaker();
        });
        expected++;
        try {
            source.execute(() -> arrivals.add(arrival(source, breaker, question)));
        } catch (RejectedExecutionException e) {
            arrivals.add(new Arrival(
                    question,
                    null,
                    new TelemetryException(TelemetryException.Kind.UNREACHABLE, "the source was closed", e)));
        }
    }

    private Arrival arrival(OpenSource source, Breaker breaker, Question question) {
        TelemetryException known = breaker.last.get();
        if (known != null && breaker.outOfReach.get() >= breakAfter) {
            return new Arrival(question, null, known);
        }
        try {
            Samples samples = askTwice(source, question.query().text(), question.request());
            breaker.outOfReach.set(0);
            return new Arrival(question, samples, null);
        } catch (TelemetryException e) {
            if (e.kind() == TelemetryException.Kind.UNREACHABLE || e.kind() == TelemetryException.Kind.TIMEOUT) {
                breaker.last.set(e);
                breaker.outOfReach.incrementAndGet();
            }
            return new Arrival(question, null, e);
        } catch (RuntimeException | StackOverflowError e) {
            // An adapter that breaks its promise must not keep the round waiting for ever.
            return new Arrival(
                    question,
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
     * Waits for every answer and hands it to who asked, under the given lock.
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
        Question question = arrival.question();
        Share share = question.share();
        Portion portion = question.query().portion();
        if (arrival.failure() != null) {
            failures++;
            share.learn(arrival.failure());
            String message = "source '" + share.source().settings().id() + "': "
                    + arrival.failure().getMessage();
            question.failed().take(portion, message, arrival.failure().kind().isSourceTrouble());
        } else if (arrival.samples() != null) {
            series += arrival.samples().size();
            share.learn(arrival.samples().size(), question.answered().take(arrival.samples(), portion));
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
