package dev.rackstate.adapter.prometheus;

import static dev.rackstate.adapter.prometheus.TestSource.ask;
import static dev.rackstate.adapter.prometheus.TestSource.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.upstream.NameResolver;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenAddressTest {
    private static final String EMPTY = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/",
                "http://[fe80::1]:9090",
                "http://[::ffff:169.254.169.254]/",
                "http://0.0.0.0:9090",
                "http://[::]:9090",
                "http://100.100.100.200/latest",
                "http://2852039166/"
            })
    void url_withSuchAnAddress_isUnreachable(String url) {
        try (PrometheusTelemetrySource source =
                TestSource.at(URI.create(url)).within(Duration.ofSeconds(1)).open()) {
            TelemetryException failure = failure(source);

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("nothing is asked there");
        }
    }

    @Test
    void name_thatComesToMeanSuchAnAddress_isRefusedFromThenOn() throws Exception {
        AtomicReference<String> address = new AtomicReference<>("127.0.0.1");
        NameResolver rebinding =
                name -> new InetAddress[] {InetAddress.getLoopbackAddress(), InetAddress.getByName(address.get())};
        try (FaultyUpstream upstream = FaultyUpstream.answering(EMPTY)) {
            URI url = URI.create(upstream.url().toString().replace("127.0.0.1", "localhost"));
            try (PrometheusTelemetrySource source =
                    PrometheusTelemetrySource.open(TestSource.at(url).settings(), rebinding)) {
                ask(source);
                address.set("169.254.169.254");

                assertThat(failure(source))
                        .hasMessage("no connection to " + url + ": 'localhost' leads to 169.254.169.254,"
                                + " a link-local address; nothing is asked there");
                assertThat(upstream.requests()).hasSize(1);
            }
        }
    }

    @Test
    void name_thatNobodyResolves_isATimeout() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        NameResolver stuck = name -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(name);
        };
        TestSource settings =
                TestSource.at(URI.create("http://slow.example:9090")).within(Duration.ofMillis(200));
        try (PrometheusTelemetrySource source = PrometheusTelemetrySource.open(settings.settings(), stuck)) {
            TelemetryException failure = failure(source);

            assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(failure).hasMessage("http://slow.example:9090 did not answer within 0.2 s");
        }
    }
}
