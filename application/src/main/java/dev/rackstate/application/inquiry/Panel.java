package dev.rackstate.application.inquiry;

import dev.rackstate.application.telemetry.OpenSources;
import dev.rackstate.application.telemetry.OpenSources.Open;
import dev.rackstate.application.telemetry.TelemetryException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sources, asked all at once, so that several cost no more time than the slowest of them. One source is asked by the
 * thread that asks. Safe for concurrent use.
 */
final class Panel {
    private static final int MAX_THREADS = 16;
    private static final int IDLE_SECONDS = 30;

    private final OpenSources sources;
    private final ExecutorService threads;

    Panel(OpenSources sources) {
        this.sources = sources;
        this.threads = new ThreadPoolExecutor(
                0,
                MAX_THREADS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "inquiry");
                    thread.setDaemon(true);
                    return thread;
                },
                // With all threads busy the asking thread does it itself: slower, and still bounded.
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** A question to one source. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Open open) throws TelemetryException;
    }

    /**
     * What one source said.
     *
     * @param answer null when there is none
     * @param failure why not, or null
     */
    record Reply<T>(Open open, @Nullable T answer, @Nullable TelemetryException failure) {
        String sourceId() {
            return open.settings().id();
        }

        /** Why there is no answer, with the name of the source. */
        String excuse() {
            return "source '" + sourceId() + "': " + (failure == null ? "no answer" : failure.getMessage());
        }
    }

    /**
     * The sources that may answer, in the order of the configuration.
     *
     * @throws InquiryException when there is none
     */
    List<Open> seats(Predicate<Open> wanted, String about) throws InquiryException {
        List<Open> seats = sources.open().stream().filter(wanted).toList();
        if (seats.isEmpty()) {
            throw new InquiryException(InquiryException.Kind.NO_SOURCE, "no configured source answers " + about);
        }
        return seats;
    }

    /**
     * One source.
     *
     * @param id its name, or null for the first
     * @throws InquiryException when there is none of that name, or none at all
     */
    Open seat(@Nullable String id) throws InquiryException {
        List<Open> all = seats(open -> true, "anything");
        if (id == null) {
            return all.get(0);
        }
        return all.stream()
                .filter(open -> open.settings().id().equals(id))
                .findFirst()
                .orElseThrow(() -> InquiryException.invalid("there is no source '" + id + "'; there are: "
                        + all.stream().map(open -> open.settings().id()).collect(Collectors.joining(", "))));
    }

    /**
     * Asks every one of them, and waits for all.
     *
     * @return their replies, in the same order; at least one has an answer
     * @throws InquiryException when none has, or the thread was interrupted
     */
    <T> List<Reply<T>> ask(List<Open> seats, Question<T> question) throws InquiryException {
        List<Reply<T>> replies =
                seats.size() == 1 ? List.of(reply(seats.get(0), question)) : askAtOnce(seats, question);
        if (Thread.currentThread().isInterrupted()) {
            throw givenUp();
        }
        if (replies.stream().allMatch(reply -> reply.answer() == null)) {
            throw unanswered(replies);
        }
        return replies;
    }

    private <T> List<Reply<T>> askAtOnce(List<Open> seats, Question<T> question) throws InquiryException {
        List<Future<Reply<T>>> asked = new ArrayList<>();
        try {
            for (Open seat : seats) {
                Callable<Reply<T>> task = () -> reply(seat, question);
                asked.add(threads.submit(task));
            }
            List<Reply<T>> replies = new ArrayList<>();
            for (Future<Reply<T>> future : asked) {
                replies.add(future.get());
            }
            return replies;
        } catch (InterruptedException | CancellationException e) {
            asked.forEach(future -> future.cancel(true));
            Thread.currentThread().interrupt();
            throw givenUp();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reply is made of every failure", e);
        }
    }

    private static <T> Reply<T> reply(Open seat, Question<T> question) {
        try {
            return new Reply<>(seat, question.ask(seat), null);
        } catch (TelemetryException e) {
            return new Reply<>(seat, null, e);
        } catch (RuntimeException e) {
            // An adapter that breaks its promise is a source that gives no answer.
            return new Reply<>(
                    seat,
                    null,
                    new TelemetryException(
                            TelemetryException.Kind.INVALID_ANSWER, "the answer could not be handled: " + e, e));
        }
    }

    private static InquiryException givenUp() {
        return new InquiryException(InquiryException.Kind.INTERRUPTED, "the question was given up");
    }

    private static <T> InquiryException unanswered(List<Reply<T>> replies) {
        boolean late = replies.stream()
                .allMatch(
                        reply -> reply.failure() != null && reply.failure().kind() == TelemetryException.Kind.TIMEOUT);
        return new InquiryException(
                late ? InquiryException.Kind.TIMEOUT : InquiryException.Kind.UNANSWERED,
                replies.stream().map(Reply::excuse).collect(Collectors.joining("; ")));
    }
}
