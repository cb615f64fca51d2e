package dev.rackstate.upstream;

/**
 * What went wrong on the way to a server.
 *
 * @param kind how the caller may take it
 * @param message for a person; names the server, and holds no secret of ours
 */
public record UpstreamFailure(Kind kind, String message) {
    /** How a failure may be taken. */
    public enum Kind {
        /** There is no connection, or it broke. */
        UNREACHABLE,
        /** The time was over. */
        TIMEOUT,
        /** The answer is larger than is read. */
        TOO_LARGE,
        /** The server cannot be asked now. */
        UNAVAILABLE,
        /** The answer is not what it should be. */
        INVALID_ANSWER
    }
}
