package dev.rackstate.application.identity;

import dev.rackstate.application.identity.SignIn.SignInException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Slows the guessing of passwords. Safe for concurrent use; never waits.
 *
 * <p>Two brakes, and both count failures alone. Per account <em>and</em> source: {@value #FREE_FAILURES} failures are
 * free, then one must wait a second, two, four, up to a quarter of an hour; success, or a day without an attempt, takes
 * it all back. So nobody can lock out somebody who signs in from elsewhere. Per source, whatever names it tries: a
 * leaky bucket of {@value #BURST} failures, of which one leaks away every {@link #LEAK}.
 *
 * <p>An attempt counts as failed from its beginning until it turns out to be none, so that many at the same time gain
 * nothing. Names and sources are kept as 64 bits of a salted hash, and the eldest are forgotten: a flood of random names
 * takes no more than a few MiB.
 */
final class LoginThrottle {
    static final int FREE_FAILURES = 5;
    static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    static final Duration FORGIVEN_AFTER = Duration.ofDays(1);

    static final int BURST = 50;
    static final Duration LEAK = Duration.ofSeconds(20);

    static final int MOST_ACCOUNTS = 32_768;
    static final int MOST_SOURCES = 16_384;

    private final InstantSource clock;
    private final byte[] salt;
    private final RecentlyUsed<Long, Failures> accounts = new RecentlyUsed<>(MOST_ACCOUNTS);
    private final RecentlyUsed<Long, Bucket> sources = new RecentlyUsed<>(MOST_SOURCES);

    /**
     * A throttle that has seen nothing.
     *
     * @param salt random, so that nobody can make names that share a counter with another one's
     */
    LoginThrottle(InstantSource clock, byte[] salt) {
        this.clock = clock;
        this.salt = salt.clone();
    }

    /**
     * Begins an attempt.
     *
     * @param account the name as it was given, whether there is such an account or not
     * @throws SignInException of kind {@code THROTTLED} when it is too early for one
     */
    synchronized Attempt begin(String account, String address) throws SignInException {
        Instant now = clock.instant();
        Source source = Source.of(address);
        long key = key(account, source.network());
        Failures failures = accounts.get(key, () -> new Failures(now));
        Bucket bucket = sources.get(key("", source.neighbourhood()), () -> new Bucket(now));
        Duration wait = failures.waitAt(now);
        requireNone(wait, "too many failed attempts for this name from your address");
        requireNone(bucket.waitAt(now), "too many failed attempts from your address");
        failures.count++;
        failures.latest = now;
        bucket.level++;
        return new Attempt(key, failures, bucket);
    }

    /** How many counters there are. */
    synchronized int size() {
        return accounts.size() + sources.size();
    }

    private static void requireNone(Duration wait, String reason) throws SignInException {
        if (!wait.isZero()) {
            Duration whole = Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
            throw new SignInException(
                    SignInException.Kind.THROTTLED, reason + "; try again in " + whole.toSeconds() + " s", whole);
        }
    }

    private long key(String account, String source) {
        byte[] digest = Sha256.of(
                salt,
                source.getBytes(StandardCharsets.UTF_8),
                new byte[] {0},
                account.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong();
    }

    /** An attempt that counts as failed unless it is said to be something else. */
    final class Attempt {
        private final long key;
        private final Failures failures;
        private final Bucket bucket;

        private Attempt(long key, Failures failures, Bucket bucket) {
            this.key = key;
            this.failures = failures;
            this.bucket = bucket;
        }

        /** The password was right: the failures before are forgiven. */
        void succeeded() {
            synchronized (LoginThrottle.this) {
                accounts.remove(key);
                bucket.level--;
            }
        }

        /** The password was never looked at: as if there had been no attempt. */
        void withdrawn() {
            synchronized (LoginThrottle.this) {
                failures.count--;
                bucket.level--;
            }
        }
    }

    private static final class Failures {
        private int count;
        private Instant latest;

        Failures(Instant now) {
            latest = now;
        }

        Duration waitAt(Instant now) {
            if (now.isBefore(latest)) {
                latest = now; // the clock was set back; nobody shall wait for it to catch up
            }
            Duration since = Duration.between(latest, now);
            if (since.compareTo(FORGIVEN_AFTER) >= 0) {
                count = 0;
            }
            if (count < FREE_FAILURES) {
                return Duration.ZERO;
            }
            int doublings = Math.min(count - FREE_FAILURES, 20);
            Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
            Duration left = (wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT).minus(since);
            return left.isNegative() ? Duration.ZERO : left;
        }
    }

    private static final class Bucket {
        private double level;
        private Instant at;

        Bucket(Instant now) {
            at = now;
        }

        Duration waitAt(Instant now) {
            double leaked = Math.max(0, Duration.between(at, now).toMillis()) / (double) LEAK.toMillis();
            level = Math.max(0, level - leaked);
            at = now;
            double excess = level - (BURST - 1);
            return excess <= 0 ? Duration.ZERO : Duration.ofMillis((long) Math.ceil(excess * LEAK.toMillis()));
        }
    }
}
