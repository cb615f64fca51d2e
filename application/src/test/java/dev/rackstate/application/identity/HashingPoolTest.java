package dev.rackstate.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.identity.SignIn.SignInException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HashingPoolTest {
    @Test
    void run_gives_whatTheWorkGives_onAThreadOfItsOwn() throws Exception {
        try (HashingPool pool = new HashingPool()) {
            assertThat(pool.run(() -> Thread.currentThread().getName())).isEqualTo("password-1");
        }
    }

    @Test
    void run_eighteenAtOnce_twoWorkSixteenWaitAndTheNextIsSentAway() throws Exception {
        int most = HashingPool.THREADS + HashingPool.QUEUE;
        CountDownLatch hold = new CountDownLatch(1);
        Semaphore refused = new Semaphore(0);
        AtomicInteger working = new AtomicInteger();
        AtomicInteger mostWorking = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(most + 10);
        try (HashingPool pool = new HashingPool()) {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < most + 10; i++) {
                results.add(callers.submit(() -> {
                    try {
                        return pool.run(() -> {
                            mostWorking.accumulateAndGet(working.incrementAndGet(), Math::max);
                            await(hold);
                            working.decrementAndGet();
                            return true;
                        });
                    } catch (SignInException e) {
                        assertThat(e.kind()).isEqualTo(SignInException.Kind.THROTTLED);
                        assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(2));
                        refused.release();
                        return false;
                    }
                }));
            }
            assertThat(refused.tryAcquire(10, 30, TimeUnit.SECONDS)).isTrue();
            hold.countDown();

            int done = 0;
            for (Future<Boolean> result : results) {
                done += result.get(30, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(done).isEqualTo(most);
            assertThat(mostWorking).hasValue(HashingPool.THREADS);
        } finally {
            callers.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void run_workThatFails_failsWithItsCause() {
        try (HashingPool pool = new HashingPool()) {
            assertThatThrownBy(() -> pool.run(() -> {
                        throw new IllegalArgumentException("73 bytes");
                    }))
                    .hasRootCauseMessage("73 bytes");
        }
    }

    @Test
    void run_afterClose_isRefused() {
        HashingPool pool = new HashingPool();
        pool.close();

        assertThat(catchThrowableOfType(SignInException.class, () -> pool.run(() -> true))
                        .kind())
                .isEqualTo(SignInException.Kind.THROTTLED);
    }

    @Test
    void run_interrupted_givesUpAndStaysInterrupted() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        try (HashingPool pool = new HashingPool()) {
            Thread caller = new Thread(() -> {
                SignInException e = catchThrowableOfType(
                        SignInException.class,
                        () -> pool.run(() -> {
                            await(hold);
                            return true;
                        }));
                interrupted.complete(e != null && Thread.currentThread().isInterrupted());
            });
            caller.start();
            caller.interrupt();

            assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
            hold.countDown();
        }
    }
}
