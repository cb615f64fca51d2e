package dev.rackstate.adapter.simulator.query;

import org.jspecify.annotations.Nullable;

/** The six comparisons, as IEEE 754 has them: with NaN all are false but {@code !=}. */
enum Comparison {
    EQUAL("=="),
    NOT_EQUAL("!="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LESS("<"),
    LESS_OR_EQUAL("<=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    static @Nullable Comparison of(Token token) {
        for (Comparison comparison : values()) {
            if (token.is(comparison.symbol)) {
                return comparison;
            }
        }
        return null;
    }

    boolean holds(double left, double right) {
        return switch (this) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left != right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
        };
    }
}
