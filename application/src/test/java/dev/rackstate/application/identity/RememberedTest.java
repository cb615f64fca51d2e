package dev.rackstate.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.identity.SessionTokens.Claims;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.5Z");
    private static final Instant LATER = NOW.plusSeconds(3_600);

    private static final class Held implements IdentityState {
        private Kept kept = Kept.NOTHING;

        @Override
        public Kept load() {
            return kept;
        }

        @Override
        public void save(Kept next) {
            kept = next;
        }
    }

    private static Claims session(String id, Instant begun) {
        return new Claims(id, "ada", "stamp", begun, LATER);
    }

    @Test
    void end_moreThanCanBeRemembered_endsAllSessionsInsteadOfReviving() {
        Held state = new Held();
        Map<String, Instant> ended = new HashMap<>();
        for (int i = 0; i < Remembered.MOST_ENDED_SESSIONS; i++) {
            ended.put("session" + i, LATER);
        }
        state.save(new IdentityState.Kept(ended, Map.of(), Instant.EPOCH));
        Remembered remembered = new Remembered(state, () -> NOW);
        assertThat(remembered.isOver(session("other", NOW))).isFalse();

        remembered.end("last", LATER);

        assertThat(state.kept.endedSessions()).isEmpty();
        assertThat(new Remembered(state, () -> NOW).isOver(session("session1", NOW)))
                .isTrue();
        assertThat(remembered.isOver(session("last", NOW))).isTrue();
        assertThat(remembered.isOver(session("new", NOW.plusSeconds(1)))).isFalse();
    }

    @Test
    void end_oneSession_leavesOthers() {
        Remembered remembered = new Remembered(new Held(), () -> NOW);

        remembered.end("one", LATER);

        assertThat(remembered.isOver(session("one", NOW))).isTrue();
        assertThat(remembered.isOver(session("other", NOW))).isFalse();
    }
}
