package dev.rackstate.domain.health;

/**
 * What a child lets through to its parent. Applied to the child's state before the parent's {@link Reducer} sees it.
 *
 * <p>{@link Raise} and {@link Lower} move along OK, WARN, CRIT. A raised OK stays OK and a raised UNKNOWN stays UNKNOWN:
 * importance does not turn ignorance into trouble. A lowered UNKNOWN becomes OK together with a lowered WARN, because a
 * map that kept it would make a known warning look better than no answer. Every map is monotone. Immutable.
 */
public sealed interface EdgeMap {
    /**
     * The rank that the parent sees.
     *
     * @param rank the child's rank, 0 to 3
     * @return a rank, or -1 when the child does not count at all
     */
    int apply(int rank);

    /** The configuration text that {@link #parse} reads back to an equal map. */
    @Override
    String toString();

    /** Passes the state on. */
    record Identity() implements EdgeMap {
        @Override
        public int apply(int rank) {
            return rank;
        }

        @Override
        public String toString() {
            return "identity";
        }
    }

    /**
     * Makes trouble worse by up to {@code steps} steps.
     *
     * @param steps 1 or more
     */
    record Raise(int steps) implements EdgeMap {
        /** Refuses steps below 1. */
        public Raise {
            requireSteps(steps);
        }

        @Override
        public int apply(int rank) {
            return rank == SeverityOrder.WARN ? SeverityOrder.CRIT : rank;
        }

        @Override
        public String toString() {
            return "raise(" + steps + ")";
        }
    }

    /**
     * Makes trouble milder by up to {@code steps} steps.
     *
     * @param steps 1 or more
     */
    record Lower(int steps) implements EdgeMap {
        /** Refuses steps below 1. */
        public Lower {
            requireSteps(steps);
        }

        @Override
        public int apply(int rank) {
            return rank == SeverityOrder.CRIT && steps == 1 ? SeverityOrder.WARN : SeverityOrder.OK;
        }

        @Override
        public String toString() {
            return "lower(" + steps + ")";
        }
    }

    /**
     * Lets nothing worse than a given state through.
     *
     * @param state the worst state the parent may see
     */
    record Ceiling(HealthState state) implements EdgeMap {
        @Override
        public int apply(int rank) {
            return Math.min(rank, SeverityOrder.rank(state));
        }

        @Override
        public String toString() {
            return "ceiling(" + state + ")";
        }
    }

    /** The child does not count: as if the parent did not have it. */
    record Ignore() implements EdgeMap {
        @Override
        public int apply(int rank) {
            return -1;
        }

        @Override
        public String toString() {
            return "ignore";
        }
    }

    /** The default: the state passes as it is. */
    static EdgeMap identity() {
        return new Identity();
    }

    /** What {@link #parse} accepts, for messages. */
    String EDGES = "identity, raise(k), lower(k), ceiling(WARN), ignore";

    /**
     * Reads the configuration text of an edge map: {@code identity}, {@code raise(1)}, {@code lower(1)},
     * {@code ceiling(WARN)}, {@code ignore}.
     *
     * @throws IllegalArgumentException when the text is none of these; the message says what is allowed
     */
    static EdgeMap parse(String text) {
        Call call = Call.parse(text, "an edge map", EDGES);
        return switch (call.name()) {
            case "identity" -> call.without(identity());
            case "raise" -> new Raise(call.arguments().isEmpty() ? 1 : call.number());
            case "lower" -> new Lower(call.arguments().isEmpty() ? 1 : call.number());
            case "ceiling" -> new Ceiling(HealthState.parse(call.only()));
            case "ignore" -> call.without(new Ignore());
            default -> throw call.unknown();
        };
    }

    private static void requireSteps(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps must be at least 1, not " + steps);
        }
    }
}
