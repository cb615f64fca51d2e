package dev.rackstate.application.identity;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Keeps what sessions and API keys must not forget when the server restarts. Safe for concurrent use. */
public interface IdentityState {
    /**
     * What was kept last. What is damaged is put aside and told of, and never keeps the server from starting: the answer
     * then ends every session that has begun so far, because nobody knows any more which of them had been ended.
     */
    Kept load();

    /**
     * Keeps this in place of everything before. It is on disk when this returns, and never half of it.
     *
     * @throws IOException when it cannot be kept
     */
    void save(Kept kept) throws IOException;

    /**
     * What is kept.
     *
     * @param endedSessions id to the moment from which the token would have run out anyway
     * @param keysLastUsed id of an API key to the moment when it was last used
     * @param sessionsSince sessions that began before are over
     */
    record Kept(Map<String, Instant> endedSessions, Map<String, Instant> keysLastUsed, Instant sessionsSince) {
        /** Nothing has been kept. */
        public static final Kept NOTHING = new Kept(Map.of(), Map.of(), Instant.EPOCH);

        /** Copies the maps. */
        public Kept {
            endedSessions = Map.copyOf(endedSessions);
            keysLastUsed = Map.copyOf(keysLastUsed);
        }
    }
}
