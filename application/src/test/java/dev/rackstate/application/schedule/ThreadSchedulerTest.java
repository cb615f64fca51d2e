package dev.rackstate.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThreadSchedulerTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration OFTEN = Duration.ofMillis(1);

    private final Scheduler scheduler = new ThreadScheduler();
    private final Semaphore runs = new Semaphore(0);

    private boolean ranAgain(int times) throws InterruptedException {
        return runs.tryAcquire(times, 10, TimeUnit.SECONDS);
    }

    @Test
    void every_runsAtOnce_andAgainAfterEachPeriod() throws InterruptedException {
        try (Scheduler.Task task = scheduler.every("task", OFTEN, runs::release)) {
            assertThat(task).isNotNull();
            assertThat(ranAgain(5)).isTrue();
        }
    }

    @Test
    void runSoon_beginsTheNextRunBeforeItsTime_andManyWishesAreOne() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        Runnable work = () -> {
            if (begun.incrementAndGet() == 1) {
                await(go);
            }
            runs.release();
        };
        try (Scheduler.Task task = scheduler.every("task", NEVER, work)) {
            task.runSoon(Duration.ZERO);
            task.runSoon(Duration.ZERO);
            task.runSoon(Duration.ZERO);
            go.countDown();
            assertThat(ranAgain(2)).isTrue();
            task.runSoon(Duration.ZERO);
            assertThat(ranAgain(1)).isTrue();
            assertThat(begun).hasValue(3);
        }
    }

    @Test
    void runSoon_howeverOftenAsked_keepsRunsApart() throws InterruptedException {
        Duration apart = Duration.ofMillis(200);
        try (Scheduler.Task task = scheduler.every("task", NEVER, runs::release)) {
            assertThat(ranAgain(1)).isTrue();
            long first = System.nanoTime();

            for (int i = 0; i < 5; i++) {
                task.runSoon(apart);
                assertThat(ranAgain(1)).isTrue();
            }

            assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThan(apart.multipliedBy(4));
        }
    }

    @Test
    void runs_ofOneTask_neverOverlap() throws InterruptedException {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Runnable work = () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Thread.yield();
            atOnce.decrementAndGet();
            runs.release();
        };
        try (Scheduler.Task task = scheduler.every("task", OFTEN, work)) {
            for (int i = 0; i < 200; i++) {
                task.runSoon(Duration.ZERO);
            }
            assertThat(ranAgain(20)).isTrue();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void taskThatThrows_runsAgain() throws InterruptedException {
        Runnable work = () -> {
            runs.release();
            throw new IllegalStateException("on purpose");
        };
        try (Scheduler.Task task = scheduler.every("task", OFTEN, work)) {
            assertThat(task).isNotNull();
            assertThat(ranAgain(3)).isTrue();
        }
    }

    @Test
    void close_interruptsTheRunUnderWay_andEndsTheRuns() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Scheduler.Task task = scheduler.every("task", OFTEN, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        task.close();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
