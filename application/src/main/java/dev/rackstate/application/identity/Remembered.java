package dev.rackstate.application.identity;

import dev.rackstate.application.identity.SessionTokens.Claims;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an {@link IdentityState} keeps, in memory. Looking and noting never wait; ended sessions are on disk at once, the
 * use of keys with the next {@link #flush}. Safe for concurrent use.
 */
final class Remembered {
    private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);

    /** Beyond this everybody signs in anew, rather than that the file grows without end. */
    static final int MOST_ENDED_SESSIONS = 10_000;

    /** How long the clocks of those who read tokens may be behind. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final IdentityState state;
    private final InstantSource clock;
    private final Map<String, Instant> endedSessions;
    private final Map<String, Instant> keysLastUsed;
    private final AtomicBoolean unsaved = new AtomicBoolean();
    private volatile Instant sessionsSince;

    Remembered(IdentityState state, InstantSource clock) {
        IdentityState.Kept kept = state.load();
        this.state = state;
        this.clock = clock;
        this.endedSessions = new ConcurrentHashMap<>(kept.endedSessions());
        this.keysLastUsed = new ConcurrentHashMap<>(kept.keysLastUsed());
        this.sessionsSince = kept.sessionsSince();
    }

    boolean isOver(Claims session) {
        return endedSessions.containsKey(session.id()) || session.issuedAt().isBefore(sessionsSince);
    }

    /** Ends a session. When that cannot be kept it holds until a restart, and is tried again with the next flush. */
    void end(String session, Instant expiresAt) {
        endedSessions.put(session, expiresAt);
        if (endedSessions.size() > MOST_ENDED_SESSIONS) {
            sessionsSince = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            endedSessions.clear();
        }
        unsaved.set(true);
        save();
    }

    void used(String key) {
        keysLastUsed.put(key, clock.instant());
        unsaved.set(true);
    }

    Optional<Instant> lastUsed(String key) {
        return Optional.ofNullable(keysLastUsed.get(key));
    }

    /** Keeps what has changed, without the keys that there are no more. */
    void flush(Collection<String> keys) {
        keysLastUsed.keySet().retainAll(keys);
        save();
    }

    private synchronized void save() {
        if (!unsaved.getAndSet(false)) {
            return;
        }
        Instant forgettable = clock.instant().minus(SKEW);
        endedSessions.values().removeIf(expiresAt -> expiresAt.isBefore(forgettable));
        try {
            state.save(new IdentityState.Kept(endedSessions, keysLastUsed, sessionsSince));
        } catch (IOException e) {
            unsaved.set(true);
            LOG.error("ended sessions and the last use of API keys cannot be kept; a restart would forget them", e);
        }
    }
}
