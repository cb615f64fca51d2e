package dev.rackstate.adapter.slurm;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.upstream.CappedBody;
import dev.rackstate.upstream.ResponseBody;
import dev.rackstate.upstream.Texts;
import dev.rackstate.upstream.Transport;
import dev.rackstate.upstream.UpstreamFailures;
import feign.ExceptionPropagationPolicy;
import feign.Feign;
import feign.Response;
import feign.Retryer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks one slurmrestd. Safe for concurrent use. */
final class SlurmrestdClient implements AutoCloseable {
    /** Of a body that only explains why there is no answer. */
    private static final int MAX_EXPLANATION = 64 * 1024;

    private static final int MAX_TYPE = 60;

    private final String server;
    private final Transport transport;
    private final TokenHeaders who;
    private final long maxBytes;
    private final UpstreamFailures failures;
    private final SlurmrestdApi api;

    /**
     * A client.
     *
     * @param address the address without a slash at its end; for a Unix socket any will do
     * @param server the same for people
     */
    SlurmrestdClient(
            String address, String server, Duration timeout, long maxBytes, TokenHeaders who, Transport transport) {
        this.server = server;
        this.transport = transport;
        this.who = who;
        this.maxBytes = maxBytes;
        this.failures = new UpstreamFailures(
                server, timeout, "the answer of " + server + " has more than " + UpstreamFailures.bytes(maxBytes));
        this.api = Feign.builder()
                .client(transport)
                .options(Transport.within(timeout))
                .retryer(Retryer.NEVER_RETRY)
                .exceptionPropagationPolicy(ExceptionPropagationPolicy.UNWRAP)
                .target(SlurmrestdApi.class, address);
    }

    /** One call of the API. */
    @FunctionalInterface
    interface Call {
        Response send(SlurmrestdApi api) throws IOException;
    }

    /** Makes something of an answer. */
    @FunctionalInterface
    interface Reading<T> {
        T of(InputStream body) throws IOException, WorkloadException;
    }

    /** The server has no such path: another version of the API, or another server. */
    static final class NotOffered extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Asks.
     *
     * @param what is asked for, for people
     * @throws NotOffered when the server has no such path
     * @throws WorkloadException when there is no whole and good answer for another reason
     */
    <T> T ask(String what, Call call, Reading<T> reading) throws WorkloadException, NotOffered {
        try (Response response = answered(call)) {
            InputStream body = ResponseBody.unpacked(response);
            if (response.status() == 404) {
                throw new NotOffered();
            } else if (response.status() != 200) {
                throw failed(what, refusal(response.status(), body), null);
            }
            requireJson(what, response);
            return read(what, reading, body);
        } catch (IOException e) {
            throw failed(what, failures.of(e).message(), e);
        }
    }

    /** A proxy's login page is better named than called malformed JSON. Servers that name no type may send any. */
    private void requireJson(String what, Response response) throws WorkloadException {
        String type = String.join(", ", response.headers().getOrDefault("content-type", List.of()));
        if (!type.isEmpty() && !type.toLowerCase(Locale.ROOT).contains("json")) {
            throw failed(
                    what,
                    server + " answers in '" + Texts.shortened(type, MAX_TYPE) + "' and not in JSON; is it slurmrestd?",
                    null);
        }
    }

    private <T> T read(String what, Reading<T> reading, InputStream body) throws IOException, WorkloadException {
        try {
            return reading.of(new CappedBody(body, maxBytes));
        } catch (WorkloadException e) {
            throw failed(what, server + ": " + e.getMessage(), e);
        }
    }

    /**
     * Asks once more when the token was replaced just then: one that has run out gives 401, or 500 in older versions.
     */
    private Response answered(Call call) throws IOException {
        Response response = call.send(api);
        if ((response.status() == 401 || response.status() == 500) && who.haveChanged()) {
            response.close();
            return call.send(api);
        }
        return response;
    }

    private String refusal(int status, InputStream body) {
        String http = " (HTTP " + status + ")";
        if (status == 401 || status == 403) {
            return server + " refused our credentials" + http + ": " + who.hint();
        } else if (status >= 300 && status < 400) {
            return server + " points to another address" + http
                    + ", which is not followed; configure the address it points to";
        }
        Optional<String> said = AnswerReader.errors(new CappedBody(body, MAX_EXPLANATION));
        String why = said.map(words -> ": " + words).orElse("");
        if (status == 500) {
            return server + " could not answer" + http + why + "; so it also says when " + who.hint();
        } else if (status == 429 || status > 500) {
            return server + " cannot answer now" + http + why;
        }
        return server + " gave an answer that is none of the API's" + http + why;
    }

    /** A server may echo what we sent. */
    private WorkloadException failed(String what, String message, @Nullable Throwable cause) {
        String whole = message + " (asked for " + what + ")";
        String safe = who.redact(whole);
        return new WorkloadException(safe, safe.equals(whole) ? cause : null);
    }

    @Override
    public void close() {
        transport.close();
    }
}
