package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.upstream.CappedBody;
import dev.rackstate.upstream.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What a server says went wrong. Prometheus writes one word as the type; VictoriaMetrics writes the HTTP status.
 *
 * @param type the {@code errorType}, or empty
 * @param message the {@code error}, or empty
 */
record ServerError(String type, String message) {
    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_LENGTH = 300;

    /** Reads the body of a failed request, which may be anything: a proxy's page, or nothing at all. */
    static Optional<ServerError> read(InputStream body) {
        try {
            return Optional.ofNullable(
                    AnswerReader.read(new CappedBody(body, MAX_BYTES), (parser, type) -> parser.skipChildren())
                            .error());
        } catch (IOException | TelemetryException e) {
            // The status alone is the answer then; the body only explains it.
            return Optional.empty();
        }
    }

    /**
     * As the failure that it is.
     *
     * @param status of the HTTP answer that brought it
     */
    TelemetryException asException(int status) {
        Kind kind = kind(status);
        String words = message.isEmpty() ? "without saying why" : Texts.shortened(message, MAX_LENGTH);
        return new TelemetryException(
                kind,
                switch (kind) {
                    case REJECTED -> "the server refused the query: " + words;
                    case TIMEOUT -> "the server gave the query up: " + words;
                    default -> "the server could not answer: " + words;
                });
    }

    private Kind kind(int status) {
        return switch (type) {
            case "bad_data", "execution" -> Kind.REJECTED;
            case "timeout", "canceled" -> Kind.TIMEOUT;
            default -> status == 400 || status == 422 ? Kind.REJECTED : Kind.UNAVAILABLE;
        };
    }
}
