package dev.rackstate.domain.health;

import java.util.Comparator;

/**
 * The one order of health states: CRIT is worse than WARN, WARN than UNKNOWN, UNKNOWN than OK.
 *
 * <p>Every comparison of states in the product goes through this class. A <em>rank</em> is a state's place in the
 * order, 0 (best) to 3 (worst); flat arrays hold ranks because they compare as plain integers. A total order: any two
 * states compare, and only equal states compare as equal.
 */
public final class SeverityOrder {
    private static final HealthState[] BEST_TO_WORST = {
        HealthState.OK, HealthState.UNKNOWN, HealthState.WARN, HealthState.CRIT
    };
    private static final byte[] RANKS = ranks();

    /** The number of ranks; ranks run from 0 to this minus one. */
    public static final int RANK_COUNT = BEST_TO_WORST.length;
    /** The rank of {@link HealthState#OK}, the best one. */
    public static final byte OK = RANKS[HealthState.OK.ordinal()];
    /** The rank of {@link HealthState#UNKNOWN}. */
    public static final byte UNKNOWN = RANKS[HealthState.UNKNOWN.ordinal()];
    /** The rank of {@link HealthState#WARN}. */
    public static final byte WARN = RANKS[HealthState.WARN.ordinal()];
    /** The rank of {@link HealthState#CRIT}, the worst one. */
    public static final byte CRIT = RANKS[HealthState.CRIT.ordinal()];
    /** Orders states from best to worst. */
    public static final Comparator<HealthState> BEST_FIRST = Comparator.comparingInt(SeverityOrder::rank);
    /** Orders states from worst to best. */
    public static final Comparator<HealthState> WORST_FIRST = BEST_FIRST.reversed();

    private SeverityOrder() {}

    private static byte[] ranks() {
        byte[] ranks = new byte[BEST_TO_WORST.length];
        for (byte rank = 0; rank < BEST_TO_WORST.length; rank++) {
            ranks[BEST_TO_WORST[rank].ordinal()] = rank;
        }
        return ranks;
    }

    /** The place of a state, 0 for OK up to 3 for CRIT. */
    public static byte rank(HealthState state) {
        return RANKS[state.ordinal()];
    }

    /**
     * The state at a rank.
     *
     * @throws ArrayIndexOutOfBoundsException when the rank is not 0 to 3
     */
    public static HealthState at(int rank) {
        return BEST_TO_WORST[rank];
    }

    /** The worse of two states. Associative and commutative, with OK as the neutral element. */
    public static HealthState worst(HealthState a, HealthState b) {
        return rank(a) >= rank(b) ? a : b;
    }

    /** The better of two states. */
    public static HealthState best(HealthState a, HealthState b) {
        return rank(a) <= rank(b) ? a : b;
    }

    /** Whether the first state is strictly worse than the second. */
    public static boolean isWorse(HealthState a, HealthState b) {
        return rank(a) > rank(b);
    }
}
