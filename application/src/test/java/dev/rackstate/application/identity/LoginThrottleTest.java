package dev.rackstate.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.identity.SignIn.SignInException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private static final String HOME = "10.0.0.7";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(now::get, new byte[] {1, 2, 3});

    private void advance(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    /** How long one must wait before the next attempt; the attempt is made, and fails, when that is not at all. */
    private Duration attempt(String account, String address) {
        try {
            throttle.begin(account, address);
            return Duration.ZERO;
        } catch (SignInException e) {
            assertThat(e.kind()).isEqualTo(SignInException.Kind.THROTTLED);
            return e.retryAfter();
        }
    }

    @Test
    void begin_failingOnAndOn_waitsTwiceAsLongEachTimeUpToAQuarterOfAnHour() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            Duration wait = attempt("ada", HOME);
            if (!wait.isZero()) {
                waits.add(wait.toSeconds());
                advance(wait);
                assertThat(attempt("ada", HOME)).isZero();
            }
        }

        assertThat(waits)
                .startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L)
                .endsWith(900L);
    }

    @Test
    void begin_justBeforeTheTime_isTooEarly() {
        for (int i = 0; i < 5; i++) {
            attempt("ada", HOME);
        }
        advance(Duration.ofMillis(999));

        assertThat(attempt("ada", HOME)).isEqualTo(Duration.ofSeconds(1));
        advance(Duration.ofMillis(1));
        assertThat(attempt("ada", HOME)).isZero();
    }

    @Test
    void begin_manyAtOnce_countBeforeTheyEnd() throws Exception {
        List<LoginThrottle.Attempt> open = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            open.add(throttle.begin("ada", HOME));
        }
        assertThat(attempt("ada", HOME)).isPositive();

        open.get(0).withdrawn();

        assertThat(attempt("ada", HOME)).isZero();
    }

    @Test
    void begin_aDayLater_isForgiven() {
        for (int i = 0; i < 5; i++) {
            attempt("ada", HOME);
        }
        advance(LoginThrottle.FORGIVEN_AFTER);

        for (int i = 0; i < 5; i++) {
            assertThat(attempt("ada", HOME)).isZero();
        }
        assertThat(attempt("ada", HOME)).isPositive();
    }

    @Test
    void begin_clockSetBack_waitsNoLongerThanItWould() {
        for (int i = 0; i < 5; i++) {
            attempt("ada", HOME);
        }
        advance(Duration.ofDays(-3));

        assertThat(attempt("ada", HOME)).isEqualTo(Duration.ofSeconds(1));
        advance(Duration.ofSeconds(1));
        assertThat(attempt("ada", HOME)).isZero();
    }

    @Test
    void begin_fromElsewhere_hasACounterOfItsOwn() {
        for (int i = 0; i < 5; i++) {
            attempt("ada", HOME);
            attempt("grace", "2001:db8:1:2::1");
        }

        assertThat(attempt("ada", "10.0.0.8")).isZero();
        assertThat(attempt("grace", HOME)).isZero();
        assertThat(attempt("grace", "2001:db8:1:3::1")).isZero();
        assertThat(attempt("ada", "::ffff:10.0.0.7")).as("the same address").isPositive();
        assertThat(attempt("grace", "2001:db8:1:2:ffff::9")).as("the same /64").isPositive();
    }

    @Test
    void begin_manyNamesFromNeighbouringNetworks_drainOneBucket() {
        for (int i = 0; i < LoginThrottle.BURST; i++) {
            assertThat(attempt("name" + i, "2001:db8:1:" + i + "::1")).isZero();
        }

        assertThat(attempt("other", "2001:db8:1:ffff::1")).isEqualTo(LoginThrottle.LEAK);
        assertThat(attempt("other", "2001:db8:2::1")).isZero();
    }

    @Property(tries = 50)
    void begin_whateverIsTriedFromOneAddress_neverFasterThanTheBucketLeaks(
            @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 30) Integer> pauses) {
        LoginThrottle fresh = new LoginThrottle(now::get, new byte[0]);
        Instant start = now.get();
        int passed = 0;
        for (int i = 0; i < pauses.size(); i++) {
            advance(Duration.ofSeconds(pauses.get(i)));
            try {
                fresh.begin("name" + i, HOME);
                passed++;
            } catch (SignInException e) {
                assertThat(e.retryAfter()).isPositive();
            }
        }

        long leaked = Duration.between(start, now.get()).dividedBy(LoginThrottle.LEAK);
        assertThat(passed).isLessThanOrEqualTo((int) (LoginThrottle.BURST + leaked + 1));
    }

    @Test
    void counters_ofAMillionRandomNames_stayBelowEightMebibytes() {
        int bytesPerCounter = 160; // two objects, a boxed key, an entry of the map and its slot
        Random random = new Random(7);
        for (int i = 0; i < 1_000_000; i++) {
            attempt(Integer.toHexString(random.nextInt()), "10." + i % 256 + "." + i / 256 % 256 + "." + i / 65_536);
        }

        assertThat(throttle.size()).isEqualTo(LoginThrottle.MOST_ACCOUNTS + LoginThrottle.MOST_SOURCES);
        assertThat(throttle.size() * bytesPerCounter).isLessThanOrEqualTo(8 << 20);
    }

    @Test
    void retryAfter_isWholeSecondsAndStandsInTheMessage() {
        for (int i = 0; i < 5; i++) {
            attempt("ada", HOME);
        }
        advance(Duration.ofMillis(300));

        SignInException e = catchThrowableOfType(SignInException.class, () -> throttle.begin("ada", HOME));

        assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(e).hasMessageEndingWith("try again in 1 s");
    }
}
