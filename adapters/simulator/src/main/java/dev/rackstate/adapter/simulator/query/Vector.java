package dev.rackstate.adapter.simulator.query;

import dev.rackstate.adapter.simulator.model.Labels;
import dev.rackstate.adapter.simulator.model.Moment;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** The rows of an expression or of a part of it. */
sealed interface Vector extends BoundQuery
        permits SelectedVector, GroupedVector, Vector.Constant, Vector.Unnamed, Vector.Computed, Vector.Compared {
    /** Whether rows may differ in nothing but the metric's name. */
    boolean spansMetrics();

    /** One row without labels. */
    record Constant(double value) implements Vector {
        @Override
        public int cost() {
            return 1;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Labels labels(int row) {
            return Labels.NONE;
        }

        @Override
        public boolean spansMetrics() {
            return false;
        }

        @Override
        public void evaluate(Moment moment, double[] values, boolean[] present) {
            values[0] = value;
            present[0] = true;
        }
    }

    /** The same rows without the metrics' names. */
    record Unnamed(Vector of) implements Vector {
        @Override
        public int cost() {
            return of.cost();
        }

        @Override
        public int size() {
            return of.size();
        }

        @Override
        public Labels labels(int row) {
            return of.labels(row).withoutName();
        }

        @Override
        public boolean spansMetrics() {
            return false;
        }

        @Override
        public void evaluate(Moment moment, double[] values, boolean[] present) {
            of.evaluate(moment, values, present);
        }
    }

    /** Arithmetic of each row with a number. */
    record Computed(Vector of, DoubleBinaryOperator operator, double number, boolean numberFirst) implements Vector {
        @Override
        public int cost() {
            return of.cost();
        }

        @Override
        public int size() {
            return of.size();
        }

        @Override
        public Labels labels(int row) {
            return of.labels(row);
        }

        @Override
        public boolean spansMetrics() {
            return of.spansMetrics();
        }

        @Override
        public void evaluate(Moment moment, double[] values, boolean[] present) {
            of.evaluate(moment, values, present);
            Arrays.setAll(
                    values,
                    row -> numberFirst
                            ? operator.applyAsDouble(number, values[row])
                            : operator.applyAsDouble(values[row], number));
        }
    }

    /** The rows on which a comparison holds, or all rows with 1 where it does and 0 where it does not. */
    record Compared(Vector of, Expression.Filter filter) implements Vector {
        @Override
        public int cost() {
            return of.cost();
        }

        @Override
        public int size() {
            return of.size();
        }

        @Override
        public Labels labels(int row) {
            return of.labels(row);
        }

        @Override
        public boolean spansMetrics() {
            return of.spansMetrics();
        }

        @Override
        public void evaluate(Moment moment, double[] values, boolean[] present) {
            of.evaluate(moment, values, present);
            for (int row = 0; row < values.length; row++) {
                boolean holds = filter.numberFirst()
                        ? filter.comparison().holds(filter.number(), values[row])
                        : filter.comparison().holds(values[row], filter.number());
                if (filter.bool()) {
                    values[row] = holds ? 1 : 0;
                } else {
                    present[row] &= holds;
                }
            }
        }
    }
}
