package dev.rackstate.domain.evaluation;

import java.util.BitSet;

/**
 * The rows of a check's targets that one query is about.
 *
 * @param rows row numbers; shared, not changed
 */
public record Portion(BitSet rows) {
    /** All rows of a check. */
    public static Portion all(int targets) {
        BitSet rows = new BitSet(targets);
        rows.set(0, targets);
        return new Portion(rows);
    }

    /** How many rows there are. */
    public int size() {
        return rows.cardinality();
    }
}
