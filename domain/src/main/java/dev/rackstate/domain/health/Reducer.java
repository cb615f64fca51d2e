package dev.rackstate.domain.health;

import java.util.Locale;

/**
 * How the states of children make the state of their parent.
 *
 * <p>Every reducer is a threshold on one question: <em>how many children are at state s or worse?</em> The result is
 * the worst state for which that number reaches {@link #need}. From this one form follow the laws that every reducer
 * keeps: the order of children does not matter, equal children give their own state, a child getting worse never makes
 * the parent better, and the children that explain a result can be counted.
 *
 * <p>For {@link Weighted} the number is a sum of weights; for all others every child counts one. Immutable.
 */
public sealed interface Reducer {
    /**
     * The number of children (or the weight) at the given rank or worse that puts the parent at that rank.
     *
     * @param rank 1 to 3; rank 0 is reached by nobody being worse
     * @param total the number of children (or their weight), at least 1
     * @return at least 1; more than {@code total} when the rank cannot be reached
     */
    int need(int rank, int total);

    /** The configuration text that {@link #parse} reads back to an equal reducer. */
    @Override
    String toString();

    /**
     * The parent's rank.
     *
     * @param tallies for each rank the number (or weight) of children at it, from {@code offset} on
     * @param offset where rank 0 stands
     * @return the rank, or -1 when there is no child at all
     */
    default int reduce(int[] tallies, int offset) {
        int total = 0;
        for (int rank = 0; rank < SeverityOrder.RANK_COUNT; rank++) {
            total += tallies[offset + rank];
        }
        if (total == 0) {
            return -1;
        }
        int atOrWorse = 0;
        for (int rank = SeverityOrder.RANK_COUNT - 1; rank > 0; rank--) {
            atOrWorse += tallies[offset + rank];
            if (atOrWorse > 0 && atOrWorse >= need(rank, total)) {
                return rank;
            }
        }
        return 0;
    }

    /** The worst child decides. */
    record Worst() implements Reducer {
        @Override
        public int need(int rank, int total) {
            return 1;
        }

        @Override
        public String toString() {
            return "worst";
        }
    }

    /** The best child decides: the parent is only as bad as its healthiest child. */
    record Best() implements Reducer {
        @Override
        public int need(int rank, int total) {
            return total;
        }

        @Override
        public String toString() {
            return "best";
        }
    }

    /**
     * The n-th worst child decides, so that n-1 bad children are tolerated.
     *
     * @param n 1 or more; with fewer than n children the best one decides
     */
    record NthWorst(int n) implements Reducer {
        /** Refuses an n below 1. */
        public NthWorst {
            requireN(n);
        }

        @Override
        public int need(int rank, int total) {
            return Math.min(n, total);
        }

        @Override
        public String toString() {
            return "nth-worst(" + n + ")";
        }
    }

    /**
     * The n-th best child decides, so that n children must be good.
     *
     * @param n 1 or more; with fewer than n children the worst one decides
     */
    record NthBest(int n) implements Reducer {
        /** Refuses an n below 1. */
        public NthBest {
            requireN(n);
        }

        @Override
        public int need(int rank, int total) {
            return total - Math.min(n, total) + 1;
        }

        @Override
        public String toString() {
            return "nth-best(" + n + ")";
        }
    }

    /**
     * Redundancy: CRIT when fewer than {@code crit} children are better than CRIT; WARN when fewer than {@code warn}
     * are better than WARN; UNKNOWN when fewer than {@code warn} are better than UNKNOWN.
     *
     * @param crit how many children must not be broken
     * @param warn how many children must be without trouble; {@code all} unless given
     */
    record Quorum(Amount crit, Amount warn) implements Reducer {
        @Override
        public int need(int rank, int total) {
            Amount wanted = rank == SeverityOrder.CRIT ? crit : warn;
            return total - wanted.of(total) + 1;
        }

        @Override
        public String toString() {
            return warn.equals(Amount.ALL) ? "quorum(" + crit + ")" : "quorum(crit " + crit + ", warn " + warn + ")";
        }
    }

    /**
     * Children have weights; the result is the worst state that carries at least this share of the whole weight.
     *
     * @param thresholdPercent 1 to 100
     */
    record Weighted(int thresholdPercent) implements Reducer {
        /** Refuses a share that is not 1 to 100 percent. */
        public Weighted {
            if (thresholdPercent < 1 || thresholdPercent > 100) {
                throw new IllegalArgumentException("weighted takes 1% to 100%, not " + thresholdPercent + "%");
            }
        }

        @Override
        public int need(int rank, int total) {
            return Amount.percent(thresholdPercent).of(total);
        }

        @Override
        public String toString() {
            return "weighted(" + thresholdPercent + "%)";
        }
    }

    /** The default at every level: the worst child decides. */
    static Reducer worst() {
        return new Worst();
    }

    /** Whether children count by weight instead of one each. */
    default boolean usesWeights() {
        return this instanceof Weighted;
    }

    /**
     * Reads the configuration text of a reducer: {@code worst}, {@code best}, {@code nth-worst(2)},
     * {@code nth-best(2)}, {@code quorum(1)}, {@code quorum(crit 1, warn 50%)}, {@code weighted(60%)}. Case, blanks,
     * and {@code -} or {@code _} in names do not matter.
     *
     * @throws IllegalArgumentException when the text is none of these; the message says what is allowed
     */
    static Reducer parse(String text) {
        Call call = Call.parse(text, "a reducer", REDUCERS);
        return switch (call.name()) {
            case "worst" -> call.without(worst());
            case "best" -> call.without(new Best());
            case "nthworst" -> new NthWorst(call.number());
            case "nthbest" -> new NthBest(call.number());
            case "quorum" -> quorum(call);
            case "weighted" -> weighted(call);
            default -> throw call.unknown();
        };
    }

    /** What {@link #parse} accepts, for messages. */
    String REDUCERS = "worst, best, nth-worst(n), nth-best(n), quorum(n), quorum(crit n, warn n), weighted(60%)";

    private static Reducer quorum(Call call) {
        Amount crit = null;
        Amount warn = null;
        for (String argument : call.arguments()) {
            boolean isWarn = argument.toLowerCase(Locale.ROOT).startsWith("warn");
            boolean named = isWarn || argument.toLowerCase(Locale.ROOT).startsWith("crit");
            Amount amount = Amount.parse(named ? argument.substring(4).replaceFirst("^\\s*[=:]", "") : argument);
            if ((isWarn ? warn : crit) != null) {
                throw call.unknown();
            }
            if (isWarn) {
                warn = amount;
            } else {
                crit = amount;
            }
        }
        if (crit == null) {
            throw call.unknown();
        }
        return new Quorum(crit, warn == null ? Amount.ALL : warn);
    }

    private static Reducer weighted(Call call) {
        Amount share = Amount.parse(call.only());
        if (!share.percent()) {
            throw new IllegalArgumentException("weighted takes a percentage like weighted(60%), not '" + share + "'");
        }
        return new Weighted(share.value());
    }

    private static void requireN(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be at least 1, not " + n);
        }
    }
}
