package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.system.MeasuredServer;
import dev.rackstate.application.system.ProcessUsage;
import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.upstream.CappedBody;
import dev.rackstate.upstream.NameResolver;
import dev.rackstate.upstream.ResponseBody;
import dev.rackstate.upstream.ServerAddress;
import dev.rackstate.upstream.Transport;
import feign.ExceptionPropagationPolicy;
import feign.Feign;
import feign.Response;
import feign.Retryer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that speaks Prometheus' HTTP API.
 *
 * <p>Safe for concurrent use; calls do not wait for one another. Connects when first asked, and keeps connections for
 * the next question. One time limit covers the whole of a call, from the look-up of the name to the last byte.
 *
 * <p>Compression is not asked for: of an answer with 14,000 series, Prometheus needs about 9 ms to pack it, and a network
 * of 10 Gbit/s 2 ms to carry it unpacked. A gzip answer is understood all the same.
 */
public final class PrometheusTelemetrySource implements TelemetrySource, MeasuredServer {
    private static final Logger LOG = LoggerFactory.getLogger(PrometheusTelemetrySource.class);

    private final String id;
    private final Duration timeout;
    private final long maxBytes;
    private final Transport transport;
    private final PrometheusApi api;
    private final Authorization authorization;
    private final Failures failures;
    private final VectorDecoder vectors;
    private final SeriesDecoder series;

    private PrometheusTelemetrySource(
            SourceSettings settings, String server, Authorization authorization, Transport transport) {
        this.id = settings.id();
        this.timeout = settings.timeout();
        this.maxBytes = settings.maxResponseBytes();
        this.authorization = authorization;
        this.transport = transport;
        this.failures = Failures.of(server, timeout, maxBytes);
        this.vectors = new VectorDecoder(settings.maxSeries());
        this.series = new SeriesDecoder(settings.maxSeries());
        this.api = Feign.builder()
                .client(transport)
                .encoder(new QueryForm())
                .options(Transport.within(timeout))
                .retryer(Retryer.NEVER_RETRY)
                .exceptionPropagationPolicy(ExceptionPropagationPolicy.UNWRAP)
                .target(PrometheusApi.class, server);
    }

    /**
     * Opens a source; nothing is sent yet.
     *
     * @param settings its address may have a path, below which the API is
     * @throws IllegalArgumentException when the settings cannot work: an address that is none, credentials that
     *     contradict each other, a TLS file that cannot be read; the message says which, and holds no secret
     */
    public static PrometheusTelemetrySource open(SourceSettings settings) {
        return open(settings, NameResolver.SYSTEM);
    }

    static PrometheusTelemetrySource open(SourceSettings settings, NameResolver names) {
        String where = "telemetry source '" + settings.id() + "': ";
        URI url = settings.url();
        if (url == null) {
            throw new IllegalArgumentException(where + "a Prometheus server needs a url");
        }
        ServerAddress.require(where, url, "http://host:9090");
        if (settings.timeout().isNegative() || settings.timeout().isZero()) {
            throw new IllegalArgumentException(where + "the timeout must be more than 0 s");
        }
        Authorization authorization = Authorization.of(settings.credentials());
        if (url.getScheme().equalsIgnoreCase("https") && !settings.tls().verify()) {
            LOG.warn("{}the certificate of {} is not checked", where, url);
        }
        Transport transport = Transport.http(url, settings.timeout(), settings.tls(), authorization, names);
        return new PrometheusTelemetrySource(settings, ServerAddress.text(url), authorization, transport);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Samples instant(PromQl query, SampleRequest request) throws TelemetryException {
        Map<String, String> form = QueryForm.instant(query, request, timeout);
        return ask(() -> api.query(form), body -> vectors.decode(body, request.labels()));
    }

    @Override
    public RangeResult range(PromQl query, TimeRange range) throws TelemetryException {
        Map<String, String> form = QueryForm.range(query, range, timeout);
        return ask(() -> api.queryRange(form), series::range);
    }

    @Override
    public RangeResult series(PromQl query, Instant at) throws TelemetryException {
        Map<String, String> form = QueryForm.instant(query, new SampleRequest(List.of(), at), timeout);
        return ask(() -> api.query(form), series::moment);
    }

    @Override
    public ProcessUsage usage() throws TelemetryException {
        return ask(api::ownMetrics, OwnMetrics::read);
    }

    private <T> T ask(Call call, Reading<T> reading) throws TelemetryException {
        try (Response response = call.send()) {
            InputStream body = ResponseBody.unpacked(response);
            if (response.status() != 200) {
                throw failures.of(response.status(), body);
            }
            return reading.of(new CappedBody(body, maxBytes));
        } catch (IOException e) {
            throw withoutSecrets(failures.of(e));
        } catch (TelemetryException e) {
            throw withoutSecrets(e);
        }
    }

    /** A server may echo in its error what we sent. */
    private TelemetryException withoutSecrets(TelemetryException failure) {
        String message = Objects.requireNonNull(failure.getMessage());
        String safe = authorization.redact(message);
        return safe.equals(message) ? failure : new TelemetryException(failure.kind(), safe);
    }

    @Override
    public void close() {
        transport.close();
    }

    @FunctionalInterface
    private interface Call {
        Response send() throws IOException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(InputStream body) throws IOException, TelemetryException;
    }
}
