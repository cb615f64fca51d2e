package dev.rackstate.adapter.simulator.query;

import dev.rackstate.adapter.simulator.model.Labels;
import dev.rackstate.adapter.simulator.model.Moment;

/**
 * A query that knows its series. Rows and their labels are fixed; which of them have a value, and which, depends on the
 * moment. Immutable and safe to share.
 */
public interface BoundQuery {
    /** How many rows there can be. */
    int size();

    /** How many series have to be computed for one evaluation. */
    int cost();

    /** The labels of a row. */
    Labels labels(int row);

    /**
     * Computes all rows.
     *
     * @param values receives the value of each row that is there; as long as there are rows
     * @param present receives whether the row is there; as long as there are rows
     */
    void evaluate(Moment moment, double[] values, boolean[] present);
}
