package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.upstream.UpstreamFailure;
import dev.rackstate.upstream.UpstreamFailures;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Turns everything that goes wrong on the way to a server into the words and the kind that the port knows. Immutable.
 *
 * @param server the base address, for people
 * @param onTheWay the words for what goes wrong before there is an answer
 */
record Failures(String server, UpstreamFailures onTheWay) {
    /** Of calls that have an answer of at most so many bytes. */
    static Failures of(String server, Duration timeout, long maxBytes) {
        return new Failures(
                server,
                new UpstreamFailures(
                        server,
                        timeout,
                        "the answer has more than " + UpstreamFailures.bytes(maxBytes)
                                + " (max_response_mib); narrow the query, or raise the limit"));
    }

    /** What a call that ended this way has to say. */
    TelemetryException of(IOException failure) {
        UpstreamFailure known = onTheWay.of(failure);
        return new TelemetryException(kind(known.kind()), known.message(), failure);
    }

    private static Kind kind(UpstreamFailure.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> Kind.UNREACHABLE;
            case TIMEOUT -> Kind.TIMEOUT;
            case TOO_LARGE -> Kind.TOO_LARGE;
            case UNAVAILABLE -> Kind.UNAVAILABLE;
            case INVALID_ANSWER -> Kind.INVALID_ANSWER;
        };
    }

    /** What an answer with another status than 200 has to say. */
    TelemetryException of(int status, InputStream body) {
        Optional<ServerError> error = ServerError.read(body);
        String http = "(HTTP " + status + ")";
        if (status == 401 || status == 403) {
            return new TelemetryException(Kind.UNAVAILABLE, server + " refused our credentials " + http);
        } else if (status == 404) {
            return new TelemetryException(Kind.INVALID_ANSWER, "no Prometheus API below " + server + " " + http);
        } else if (status >= 300 && status < 400) {
            return new TelemetryException(
                    Kind.INVALID_ANSWER,
                    server + " points to another address " + http
                            + ", which is not followed; configure the address it points to");
        } else if (error.isPresent()) {
            return error.get().asException(status);
        } else if (status == 400 || status == 413 || status == 422) {
            return new TelemetryException(Kind.REJECTED, server + " refused the query " + http + " without saying why");
        } else if (status == 429 || status >= 500) {
            return new TelemetryException(Kind.UNAVAILABLE, server + " cannot answer now " + http);
        }
        return new TelemetryException(
                Kind.INVALID_ANSWER, server + " gave an answer that is none of the API's " + http);
    }
}
