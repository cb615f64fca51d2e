package dev.rackstate.benchmarks.report;

/**
 * What a figure must not go beyond.
 *
 * @param limit in the unit of the figure, positive
 * @param most whether the limit is the most that is allowed, or the least
 */
public record Budget(double limit, boolean most) {
    /** Refuses a limit that is no positive number. */
    public Budget {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("a limit must be positive, not " + limit);
        }
    }

    /** No more than this. */
    public static Budget atMost(double limit) {
        return new Budget(limit, true);
    }

    /** No less than this. */
    public static Budget atLeast(double limit) {
        return new Budget(limit, false);
    }

    /** How much of the budget a figure uses: 1 is exactly the limit, more is a miss. A NaN is a miss. */
    public double used(double figure) {
        double used = most ? figure / limit : limit / figure;
        return Double.isNaN(used) ? Double.POSITIVE_INFINITY : used;
    }

    /** Whether a figure keeps the budget. */
    public boolean isKept(double figure) {
        return used(figure) <= 1;
    }
}
