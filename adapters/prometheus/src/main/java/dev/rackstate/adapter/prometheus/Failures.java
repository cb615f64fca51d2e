package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/**
 * Turns everything that goes wrong on the way to a server into the words and the kind that the port knows. Immutable.
 *
 * @param server the base address, for people
 * @param timeout of a call
 * @param maxBytes of an answer
 */
record Failures(String server, Duration timeout, long maxBytes) {
    private static final int MIB = 1 << 20;

    /** What a call that ended this way has to say. */
    TelemetryException of(IOException failure) {
        if (failure instanceof CappedBody.TooLarge) {
            return new TelemetryException(
                    Kind.TOO_LARGE,
                    "the answer has more than " + bytes(maxBytes)
                            + " (max_response_mib); narrow the query, or raise the limit",
                    failure);
        } else if (failure instanceof TimedBody.TimedOut) {
            return new TelemetryException(
                    Kind.TIMEOUT, "the answer of " + server + " was not whole after " + seconds(timeout), failure);
        } else if (failure instanceof HttpConnectTimeoutException) {
            return unreachable("nobody took the connection in time", failure);
        } else if (failure instanceof HttpTimeoutException) {
            return new TelemetryException(Kind.TIMEOUT, server + " did not answer within " + seconds(timeout), failure);
        } else if (failure instanceof Authorization.Unavailable) {
            return new TelemetryException(Kind.UNAVAILABLE, said(failure), failure);
        } else if (failure instanceof UnknownHostException) {
            return unreachable("its name cannot be resolved", failure);
        } else if (failure instanceof AddressGuard.Forbidden) {
            return unreachable(said(failure), failure);
        } else if (failure instanceof ConnectException) {
            return unreachable("connection refused", failure);
        } else if (failure instanceof SSLException) {
            return unreachable("TLS: " + said(failure), failure);
        } else if (failure instanceof ZipException || failure instanceof EOFException) {
            return new TelemetryException(
                    Kind.INVALID_ANSWER, "the answer of " + server + " is not the gzip it says it is", failure);
        }
        String why =
                failure.getCause() instanceof InterruptedException ? "we were told to stop waiting" : said(failure);
        return new TelemetryException(Kind.UNREACHABLE, "the connection to " + server + " broke: " + why, failure);
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

    /** What an answer that is encoded in another way than gzip has to say. */
    TelemetryException ofEncoding(String encoding) {
        return new TelemetryException(
                Kind.INVALID_ANSWER,
                "the answer of " + server + " is encoded as '" + Texts.shortened(encoding, 40)
                        + "'; only gzip is understood");
    }

    private TelemetryException unreachable(String why, IOException cause) {
        return new TelemetryException(Kind.UNREACHABLE, "no connection to " + server + ": " + why, cause);
    }

    private static String said(IOException failure) {
        return Texts.shortened(
                Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName()),
                200);
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    private static String bytes(long count) {
        return count % MIB == 0 ? count / MIB + " MiB" : count + " bytes";
    }
}
