package dev.rackstate.domain.evaluation;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The memory behind a check's {@code for}: since when each series has been how bad.
 *
 * <p>A series has one clock for "WARN or worse" and one for "CRIT". A level counts once its clock has run for the whole
 * duration, and keeps counting until the series is better than it. Until then the series shows what it showed before
 * the trouble began. So a change from WARN to CRIT starts the clock of CRIT anew and does not stop that of WARN, and
 * several series of one target do not disturb each other.
 *
 * <p>Only series in trouble are remembered. Holds no clock of its own; not safe for concurrent use.
 */
public final class Debounce {
    private static final int LEVELS = SeverityOrder.CRIT - SeverityOrder.WARN + 1;
    private static final long STOPPED = Long.MIN_VALUE;

    private final Map<Key, Trouble> troubles = new HashMap<>();
    private long round;

    /** A memory of nothing. */
    public Debounce() {}

    /** A series: the entity it speaks of, its virtual node if any, and the fingerprint of its labels. */
    private record Key(int entity, @Nullable String virtual, long fingerprint) {}

    private static final class Trouble {
        private final HealthState before;
        private final long[] since = new long[LEVELS];
        private long seenIn;

        Trouble(HealthState before) {
            this.before = before;
            Arrays.fill(since, STOPPED);
        }

        Trouble(Trouble other) {
            before = other.before;
            System.arraycopy(other.since, 0, since, 0, LEVELS);
            seenIn = other.seenIn;
        }
    }

    /** A memory of the same, which goes its own way from here on. Costs O(series in trouble). */
    public Debounce copy() {
        Debounce copy = new Debounce();
        copy.round = round;
        troubles.forEach((key, trouble) -> copy.troubles.put(key, new Trouble(trouble)));
        return copy;
    }

    /** Begins a round: {@link #forget} drops what is not observed from here on. */
    public void begin() {
        round++;
    }

    /**
     * What a series shows now.
     *
     * @param entity what the series speaks of
     * @param virtual the label value of its virtual node, or null
     * @param fingerprint tells the series of one target apart
     * @param raw what its sample means
     * @param holdFor how long trouble must last
     * @param before what the series showed before; used only when trouble begins
     * @param now milliseconds since 1970, not before earlier calls
     */
    public HealthState observe(
            int entity,
            @Nullable String virtual,
            long fingerprint,
            HealthState raw,
            Duration holdFor,
            HealthState before,
            long now) {
        if (!raw.alerts() || holdFor.isZero()) {
            return raw;
        }
        Trouble trouble = troubles.computeIfAbsent(new Key(entity, virtual, fingerprint), key -> new Trouble(before));
        trouble.seenIn = round;
        HealthState shown = trouble.before;
        for (int level = 0; level < LEVELS; level++) {
            int rank = SeverityOrder.WARN + level;
            if (SeverityOrder.rank(raw) < rank) {
                trouble.since[level] = STOPPED;
                continue;
            }
            if (trouble.since[level] == STOPPED) {
                trouble.since[level] = now;
            }
            if (now - trouble.since[level] >= holdFor.toMillis()) {
                shown = SeverityOrder.at(rank);
            }
        }
        return shown;
    }

    /**
     * Drops the series that this round should have observed and did not: they are in order again, or gone.
     *
     * @param asked whether the round had an answer for an entity
     */
    public void forget(IntPredicate asked) {
        troubles.entrySet()
                .removeIf(entry -> entry.getValue().seenIn != round
                        && asked.test(entry.getKey().entity()));
    }

    /**
     * Follows the entities into a new numbering.
     *
     * @param renumbered the new number of an old one, or a negative number when the entity is gone
     */
    public void renumber(IntUnaryOperator renumbered) {
        Map<Key, Trouble> moved = new HashMap<>();
        troubles.forEach((key, trouble) -> {
            int entity = renumbered.applyAsInt(key.entity());
            if (entity >= 0) {
                moved.put(new Key(entity, key.virtual(), key.fingerprint()), trouble);
            }
        });
        troubles.clear();
        troubles.putAll(moved);
    }

    /** How many series are in trouble. */
    public int size() {
        return troubles.size();
    }
}
