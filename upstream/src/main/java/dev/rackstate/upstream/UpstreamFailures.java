package dev.rackstate.upstream;

import dev.rackstate.upstream.UpstreamFailure.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Objects;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/**
 * The words for everything that goes wrong on the way to one server. Immutable.
 *
 * @param server the base address, for people
 * @param timeout of a call
 * @param tooLarge what is said of an answer that is cut off for its size
 */
public record UpstreamFailures(String server, Duration timeout, String tooLarge) {
    private static final int MIB = 1 << 20;
    private static final int MAX_LENGTH = 200;

    /** What a call that ended this way has to say. */
    public UpstreamFailure of(IOException failure) {
        if (failure instanceof CappedBody.TooLarge) {
            return new UpstreamFailure(Kind.TOO_LARGE, tooLarge);
        } else if (failure instanceof TimedBody.TimedOut) {
            return new UpstreamFailure(
                    Kind.TIMEOUT, "the answer of " + server + " was not whole after " + seconds(timeout));
        } else if (failure instanceof HttpConnectTimeoutException) {
            return unreachable("nobody took the connection in time");
        } else if (failure instanceof HttpTimeoutException) {
            return new UpstreamFailure(Kind.TIMEOUT, server + " did not answer within " + seconds(timeout));
        } else if (failure instanceof SecretFile.Unavailable) {
            return new UpstreamFailure(Kind.UNAVAILABLE, said(failure));
        } else if (failure instanceof UnknownHostException) {
            return unreachable("its name cannot be resolved");
        } else if (failure instanceof AddressGuard.Forbidden) {
            return unreachable(said(failure));
        } else if (failure instanceof ConnectException) {
            return unreachable("connection refused");
        } else if (failure instanceof SSLException) {
            return unreachable("TLS: " + said(failure));
        } else if (failure instanceof UnixTransport.Unusable) {
            return unreachable(said(failure));
        } else if (failure instanceof HttpHead.NoHttp) {
            return new UpstreamFailure(Kind.INVALID_ANSWER, server + " does not speak HTTP: " + said(failure));
        } else if (failure instanceof ZipException || failure instanceof EOFException) {
            return new UpstreamFailure(
                    Kind.INVALID_ANSWER, "the answer of " + server + " is not the gzip it says it is");
        } else if (failure instanceof ResponseBody.UnknownEncoding) {
            return new UpstreamFailure(Kind.INVALID_ANSWER, "the answer of " + server + " " + said(failure));
        }
        String why = failure instanceof ClosedByInterruptException || failure.getCause() instanceof InterruptedException
                ? "we were told to stop waiting"
                : said(failure);
        return new UpstreamFailure(Kind.UNREACHABLE, "the connection to " + server + " broke: " + why);
    }

    /** A number of bytes, for people. */
    public static String bytes(long count) {
        return count % MIB == 0 ? count / MIB + " MiB" : count + " bytes";
    }

    private UpstreamFailure unreachable(String why) {
        return new UpstreamFailure(Kind.UNREACHABLE, "no connection to " + server + ": " + why);
    }

    private static String said(IOException failure) {
        return Texts.shortened(
                Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName()),
                MAX_LENGTH);
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
