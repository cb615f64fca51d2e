package dev.rackstate.application.identity;

import dev.rackstate.application.identity.SignIn.SignInException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The few threads that hash passwords, so that a flood of attempts to sign in takes no processor from anything else. Who
 * comes while the queue is full is sent away at once. Safe for concurrent use.
 */
final class HashingPool implements AutoCloseable {
    static final int THREADS = 2;
    static final int QUEUE = 16;

    /** A full queue is done in about this time, at a quarter of a second for a hash. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final AtomicInteger threads = new AtomicInteger();
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(QUEUE), this::thread);

    /** A pool without threads; they come with the first work, and go after a minute without. */
    HashingPool() {
        executor.allowCoreThreadTimeOut(true);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "password-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Does a piece of work, and waits for it.
     *
     * @throws SignInException of kind {@code THROTTLED} when there is too much to do; nothing was done then
     */
    <T> T run(Supplier<T> work) throws SignInException {
        Callable<T> task = work::get;
        Future<T> result;
        try {
            result = executor.submit(task);
        } catch (RejectedExecutionException e) {
            throw new SignInException(
                    SignInException.Kind.THROTTLED,
                    "too many passwords are being checked; try again in " + RETRY_AFTER.toSeconds() + " s",
                    RETRY_AFTER);
        }
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e.getCause());
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new SignInException(
                    SignInException.Kind.THROTTLED, "interrupted while a password was checked", RETRY_AFTER);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
