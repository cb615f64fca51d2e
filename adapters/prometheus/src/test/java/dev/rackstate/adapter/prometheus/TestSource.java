package dev.rackstate.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.configuration.SourceSettings.Credentials;
import dev.rackstate.application.configuration.SourceSettings.Tls;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.domain.promql.PromQl;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Settings for tests, with what most of them do not care about filled in. */
record TestSource(URI url, Duration timeout, Credentials credentials, Tls tls, long maxBytes, int maxSeries) {
    static final PromQl UP = PromQl.verbatim("up");

    static TestSource at(URI url) {
        return new TestSource(url, Duration.ofSeconds(5), Credentials.NONE, Tls.DEFAULT, 64 << 20, 2_000_000);
    }

    TestSource within(Duration time) {
        return new TestSource(url, time, credentials, tls, maxBytes, maxSeries);
    }

    TestSource as(Credentials who) {
        return new TestSource(url, timeout, who, tls, maxBytes, maxSeries);
    }

    TestSource secured(Tls how) {
        return new TestSource(url, timeout, credentials, how, maxBytes, maxSeries);
    }

    TestSource atMost(long bytes, int series) {
        return new TestSource(url, timeout, credentials, tls, bytes, series);
    }

    SourceSettings settings() {
        return new SourceSettings(
                "main",
                SourceSettings.Kind.PROMETHEUS,
                url,
                timeout,
                List.of(),
                List.of(),
                credentials,
                tls,
                maxBytes,
                maxSeries);
    }

    PrometheusTelemetrySource open() {
        return PrometheusTelemetrySource.open(settings());
    }

    /** The label {@code instance} of everything that is up. */
    static Samples ask(TelemetrySource source) throws TelemetryException {
        return source.instant(UP, SampleRequest.now("instance"));
    }

    /** The failure of a question that cannot have an answer. */
    static TelemetryException failure(TelemetrySource source) {
        TelemetryException failure = catchThrowableOfType(TelemetryException.class, () -> ask(source));
        assertThat(failure).as("a failure of the query").isNotNull();
        return failure;
    }
}
