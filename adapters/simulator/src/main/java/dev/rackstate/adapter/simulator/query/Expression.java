package dev.rackstate.adapter.simulator.query;

import dev.rackstate.adapter.simulator.model.Labels;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;

/** A parsed expression. Every one is a number or a vector, known before it is evaluated. Immutable. */
sealed interface Expression {
    /** Whether it is a number. */
    boolean isScalar();

    /** A number, written down or computed from others. */
    record Scalar(double value) implements Expression {
        @Override
        public boolean isScalar() {
            return true;
        }
    }

    /** {@code vector(2)}: one sample without labels. */
    record VectorOf(double value) implements Expression {
        @Override
        public boolean isScalar() {
            return false;
        }
    }

    /** The series on which all conditions hold; the metric's name is a condition on {@link Labels#NAME}. */
    record Selector(List<LabelMatcher> matchers) implements Expression {
        @Override
        public boolean isScalar() {
            return false;
        }
    }

    /**
     * A condition on a label.
     *
     * @param label its name
     * @param accepts which values pass; a missing label counts as empty text
     */
    record LabelMatcher(String label, Predicate<String> accepts) {}

    /**
     * An aggregation.
     *
     * @param how what it makes of a group
     * @param without whether the labels are the ones to leave out, instead of those to keep
     * @param labels the labels named
     * @param of what is aggregated; a vector
     */
    record Aggregation(Aggregator how, boolean without, Set<String> labels, Expression of) implements Expression {
        @Override
        public boolean isScalar() {
            return false;
        }
    }

    /** Arithmetic of each sample with a number; the names of the metrics fall away. */
    record Arithmetic(Expression vector, DoubleBinaryOperator operator, double number, boolean numberFirst)
            implements Expression {
        @Override
        public boolean isScalar() {
            return false;
        }
    }

    /**
     * Comparison of each sample with a number.
     *
     * @param bool whether the answer is 0 or 1, instead of the samples for which it is true
     */
    record Filter(Expression vector, Comparison comparison, double number, boolean numberFirst, boolean bool)
            implements Expression {
        @Override
        public boolean isScalar() {
            return false;
        }
    }
}
