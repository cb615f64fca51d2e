package dev.rackstate.application.telemetry;

import org.jspecify.annotations.Nullable;

/** A query that has no complete answer, with the reason in words that can be shown to a person. */
public final class TelemetryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** No connection, or it broke before the answer was whole. */
        UNREACHABLE,
        /** No answer within the time limit. */
        TIMEOUT,
        /** The server answered that it cannot serve now (HTTP 5xx, 429) or that we may not ask (401, 403). */
        UNAVAILABLE,
        /** The server understood and refused: a faulty query (HTTP 400, 422). */
        REJECTED,
        /** An answer came, but it is not what the API promises. */
        INVALID_ANSWER,
        /** The answer exceeds the configured bytes or series. */
        TOO_LARGE;

        /** Whether the source as a whole is in trouble, so that other queries would fail too. */
        public boolean isSourceTrouble() {
            return this == UNREACHABLE || this == TIMEOUT || this == UNAVAILABLE || this == INVALID_ANSWER;
        }
    }

    private final Kind kind;

    /**
     * A failure.
     *
     * @param message what happened, for people; holds no secret
     */
    public TelemetryException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** A failure without a cause. */
    public TelemetryException(Kind kind, String message) {
        this(kind, message, null);
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }
}
