package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.message.Responder;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bounded pool for work that must not keep an IO thread. When its queue is full, callers are told to come back
 * later instead of waiting without end.
 */
public final class Workers implements AutoCloseable {
    private static final int IDLE_SECONDS = 60;
    private static final int RETRY_AFTER_SECONDS = 1;
    private static final int PATIENCE_SECONDS = 1;

    private final ThreadPoolExecutor pool;
    private final AtomicInteger started = new AtomicInteger();

    /**
     * A pool.
     *
     * @param name what its threads are called, before their number
     * @param threads how many threads there are at most
     * @param queue how many jobs may wait for one
     */
    public Workers(String name, int threads, int queue) {
        pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                job -> new Thread(job, name + started.incrementAndGet()),
                (job, full) -> ((Job) job).turnAway());
        pool.allowCoreThreadTimeOut(true);
    }

    /** Does the work on a thread of the pool, or at once when this already is one. */
    void run(HttpServerExchange exchange, Responder.Work work) {
        Job job = new Job(exchange, work);
        if (exchange.isInIoThread()) {
            exchange.dispatch(pool, job);
        } else {
            job.run();
        }
    }

    /** Ends the threads; work under way has a moment to finish before it is interrupted. */
    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private record Job(HttpServerExchange exchange, Responder.Work work) implements Runnable {
        @Override
        public void run() {
            Responder.guard(exchange, work);
        }

        void turnAway() {
            Responder.refuse(
                    exchange, Refusal.busy("The server has too much to do at the moment", RETRY_AFTER_SECONDS));
        }
    }
}
