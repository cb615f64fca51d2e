package dev.rackstate.application.schedule;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each task on a daemon thread of its own. A task that throws is logged and runs again. */
public final class ThreadScheduler implements Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadScheduler.class);

    /** A scheduler without tasks. */
    public ThreadScheduler() {}

    @Override
    public Task every(String name, Duration period, Runnable work) {
        Repeater repeater = new Repeater(name, period, work);
        repeater.thread.start();
        return repeater;
    }

    private static final class Repeater implements Task {
        private final String name;
        private final long periodNanos;
        private final Runnable work;
        private final Semaphore wishes = new Semaphore(0);
        private final Thread thread;
        private volatile long apartNanos;
        private volatile boolean ended;

        Repeater(String name, Duration period, Runnable work) {
            this.name = name;
            this.periodNanos = period.toNanos();
            this.work = work;
            this.thread = new Thread(this::repeat, name);
            this.thread.setDaemon(true);
        }

        private void repeat() {
            while (!ended) {
                long started = System.nanoTime();
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.error("task '{}' failed and runs again", name, e);
                }
                try {
                    long left = periodNanos - (System.nanoTime() - started);
                    if (wishes.tryAcquire(Math.max(0, left), TimeUnit.NANOSECONDS)) {
                        TimeUnit.NANOSECONDS.sleep(apartNanos - (System.nanoTime() - started));
                        wishes.drainPermits();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        @Override
        public void runSoon(Duration apart) {
            apartNanos = apart.toNanos();
            wishes.release();
        }

        @Override
        public void close() {
            ended = true;
            thread.interrupt();
        }
    }
}
