package dev.rackstate.adapter.prometheus;

import static dev.rackstate.adapter.prometheus.TestSource.ask;
import static dev.rackstate.adapter.prometheus.TestSource.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.testkit.process.FaultyUpstream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private static final String EMPTY = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "169.254.169.254 | a link-local address",
                "169.254.0.1 | a link-local address",
                "fe80::1 | a link-local address",
                "::ffff:169.254.169.254 | a link-local address",
                "64:ff9b::a9fe:a9fe | a link-local address",
                "0.0.0.0 | the unspecified address",
                ":: | the unspecified address",
                "::ffff:0.0.0.0 | the unspecified address",
                "100.100.100.200 | a cloud's metadata service",
                "::ffff:100.100.100.200 | a cloud's metadata service",
                "fd00:ec2::254 | a cloud's metadata service"
            })
    void address_ofNoTelemetryServer_isRefused(String address, String reason) throws Exception {
        assertThat(AddressGuard.objection(InetAddress.getByName(address))).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "100.100.100.199",
                "169.253.255.255",
                "fd00::1",
                "2001:db8::1",
                "8.8.8.8",
                "64:ff9b::808:808"
            })
    void address_ofAnyOtherMachine_isFine(String address) throws Exception {
        assertThat(AddressGuard.objection(InetAddress.getByName(address))).isEmpty();
    }

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
            assertThat(failure).hasMessageContaining("telemetry is not taken from there");
        }
    }

    @Test
    void name_thatComesToMeanSuchAnAddress_isRefusedFromThenOn() throws Exception {
        AtomicReference<String> address = new AtomicReference<>("127.0.0.1");
        AddressGuard.NameResolver rebinding =
                name -> new InetAddress[] {InetAddress.getLoopbackAddress(), InetAddress.getByName(address.get())};
        try (FaultyUpstream upstream = FaultyUpstream.answering(EMPTY)) {
            URI url = URI.create(upstream.url().toString().replace("127.0.0.1", "localhost"));
            try (PrometheusTelemetrySource source =
                    PrometheusTelemetrySource.open(TestSource.at(url).settings(), rebinding)) {
                ask(source);
                address.set("169.254.169.254");

                assertThat(failure(source))
                        .hasMessage("no connection to " + url + ": 'localhost' leads to 169.254.169.254,"
                                + " a link-local address; telemetry is not taken from there");
                assertThat(upstream.requests()).hasSize(1);
            }
        }
    }

    @Test
    void name_thatNobodyResolves_isATimeout() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AddressGuard.NameResolver stuck = name -> {
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
