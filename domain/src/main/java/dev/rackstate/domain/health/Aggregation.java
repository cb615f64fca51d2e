package dev.rackstate.domain.health;

/**
 * How one entity takes part in propagation.
 *
 * @param reducer what the entity makes of its children
 * @param edge what the entity lets through to its parent
 * @param weight how much the entity counts under a {@link Reducer.Weighted} parent, 1 to 1,000
 */
public record Aggregation(Reducer reducer, EdgeMap edge, int weight) {
    /** Plain worst-of: what a configuration without {@code aggregation:} means. */
    public static final Aggregation DEFAULT = new Aggregation(Reducer.worst(), EdgeMap.identity(), 1);

    /** The largest weight; keeps sums over a hundred thousand children within an int. */
    public static final int MAX_WEIGHT = 1_000;

    /** Refuses a weight outside 1 to {@value #MAX_WEIGHT}. */
    public Aggregation {
        if (weight < 1 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("a weight must be 1 to " + MAX_WEIGHT + ", not " + weight);
        }
    }
}
