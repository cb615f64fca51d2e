package dev.rackstate.domain.evaluation;

import org.jspecify.annotations.Nullable;

/** The answer to a query, row by row: one row per series. */
public interface SampleRows {
    /** How many series answered. */
    int size();

    /** The value of a label column, or null when the series does not carry the label. */
    @Nullable
    String label(int column, int row);

    /** The sample; may be NaN or infinite. */
    double value(int row);

    /** A number that is equal for equal label sets, and differs for different ones but for accidents of hashing. */
    long fingerprint(int row);
}
