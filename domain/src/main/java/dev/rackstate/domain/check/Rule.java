package dev.rackstate.domain.check;

import dev.rackstate.domain.health.HealthState;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * When a value means a state.
 *
 * @param op the comparison
 * @param value what a sample is compared with
 * @param severity the state when the comparison holds
 */
public record Rule(Op op, double value, HealthState severity) {
    /** Whether the sample matches. A NaN matches {@code !=} alone, as IEEE 754 has it. */
    public boolean matches(double sample) {
        return switch (op) {
            case EQUAL -> sample == value;
            case NOT_EQUAL -> sample != value;
            case GREATER -> sample > value;
            case GREATER_OR_EQUAL -> sample >= value;
            case LESS -> sample < value;
            case LESS_OR_EQUAL -> sample <= value;
        };
    }

    /** A comparison. */
    public enum Op {
        /** {@code ==}. */
        EQUAL("=="),
        /** {@code !=}. */
        NOT_EQUAL("!="),
        /** {@code >}. */
        GREATER(">"),
        /** {@code >=}. */
        GREATER_OR_EQUAL(">="),
        /** {@code <}. */
        LESS("<"),
        /** {@code <=}. */
        LESS_OR_EQUAL("<=");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        /** The sign that configuration writes. */
        public String sign() {
            return sign;
        }

        /**
         * Reads a sign.
         *
         * @throws IllegalArgumentException when it is none; the message lists what is allowed
         */
        public static Op parse(String sign) {
            return Arrays.stream(values())
                    .filter(op -> op.sign.equals(sign.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + sign + "' is not a comparison; allowed: "
                            + Arrays.stream(values()).map(Op::sign).collect(Collectors.joining(" "))));
        }
    }
}
