package dev.rackstate.adapter.prometheus;

import static dev.rackstate.adapter.prometheus.TestSource.ask;
import static dev.rackstate.adapter.prometheus.TestSource.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.configuration.SourceSettings.Tls;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.testkit.process.Certificates;
import dev.rackstate.testkit.process.Certificates.Identity;
import dev.rackstate.testkit.process.Fault;
import dev.rackstate.testkit.process.FaultyUpstream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final String EMPTY = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    @TempDir
    static Path folder;

    private static Certificates certificates;
    private static Identity server;
    private static Identity client;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(folder);
        server = certificates.create("server", "EC", "dns:localhost");
        client = certificates.create("client", "RSA", "dns:client");
    }

    @Test
    void server_underTheConfiguredAuthority_isTrusted() throws Exception {
        Tls tls = new Tls(true, server.certificate().toString(), null, null);
        try (FaultyUpstream upstream = https();
                PrometheusTelemetrySource source =
                        TestSource.at(upstream.url()).secured(tls).open()) {
            assertThat(ask(source).size()).isZero();
            assertThat(ask(source).size()).isZero();
            assertThat(upstream.connections()).as("one connection serves both").isEqualTo(1);
        }
    }

    @Test
    void bundle_ofSeveralAuthorities_trustsAllOfThem() throws Exception {
        Path bundle = Files.writeString(
                folder.resolve("bundle.pem"),
                Files.readString(client.certificate()) + Files.readString(server.certificate()));
        Tls tls = new Tls(true, bundle.toString(), null, null);
        try (FaultyUpstream upstream = https();
                PrometheusTelemetrySource source =
                        TestSource.at(upstream.url()).secured(tls).open()) {
            assertThat(ask(source).size()).isZero();
        }
    }

    @Test
    void server_underNoKnownAuthority_isUnreachable() throws Exception {
        try (FaultyUpstream upstream = https();
                PrometheusTelemetrySource source = TestSource.at(upstream.url()).open()) {
            assertUnreachableByTls(source, upstream.url());
        }
    }

    @Test
    void server_underAnotherAuthority_isUnreachable() throws Exception {
        Tls tls = new Tls(true, client.certificate().toString(), null, null);
        try (FaultyUpstream upstream = https();
                PrometheusTelemetrySource source =
                        TestSource.at(upstream.url()).secured(tls).open()) {
            assertUnreachableByTls(source, upstream.url());
        }
    }

    @Test
    void server_underAnotherName_isUnreachable() throws Exception {
        Tls tls = new Tls(true, server.certificate().toString(), null, null);
        try (FaultyUpstream upstream = https()) {
            URI byAddress = URI.create(upstream.url().toString().replace("localhost", "127.0.0.1"));
            try (PrometheusTelemetrySource source =
                    TestSource.at(byAddress).secured(tls).open()) {
                assertUnreachableByTls(source, byAddress);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void server_thatIsNotVerified_isTakenAsItIs(String host) throws Exception {
        Tls tls = new Tls(false, null, null, null);
        try (FaultyUpstream upstream = https()) {
            URI url = URI.create(upstream.url().toString().replace("localhost", host));
            try (PrometheusTelemetrySource source =
                    TestSource.at(url).secured(tls).open()) {
                assertThat(ask(source).size()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void client_withItsCertificate_isLetIn(String keyAlgorithm) throws Exception {
        Identity identity = certificates.create("client-" + keyAlgorithm, keyAlgorithm, "dns:client");
        Tls tls = new Tls(
                true,
                server.certificate().toString(),
                identity.certificate().toString(),
                identity.key().toString());
        try (FaultyUpstream upstream = httpsFor(identity);
                PrometheusTelemetrySource source =
                        TestSource.at(upstream.url()).secured(tls).open()) {
            assertThat(ask(source).size()).isZero();
        }
    }

    @Test
    void client_withoutACertificate_isUnreachable() throws Exception {
        Tls tls = new Tls(true, server.certificate().toString(), null, null);
        try (FaultyUpstream upstream = httpsFor(client);
                PrometheusTelemetrySource source =
                        TestSource.at(upstream.url()).secured(tls).open()) {
            assertThat(failure(source).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void server_thatDripsOverTls_isATimeout() throws Exception {
        Tls tls = new Tls(true, server.certificate().toString(), null, null);
        try (FaultyUpstream upstream = https();
                PrometheusTelemetrySource source = TestSource.at(upstream.url())
                        .secured(tls)
                        .within(Duration.ofMillis(500))
                        .open()) {
            ask(source);
            upstream.misbehave(new Fault.Drip(Duration.ofMillis(20)));

            assertThat(failure(source).kind()).isEqualTo(Kind.TIMEOUT);
        }
    }

    @Test
    void plainServer_askedForTls_isUnreachable() throws Exception {
        try (FaultyUpstream upstream = FaultyUpstream.answering(EMPTY)) {
            URI url = URI.create(upstream.url().toString().replace("http:", "https:"));
            try (PrometheusTelemetrySource source =
                    TestSource.at(url).within(Duration.ofSeconds(1)).open()) {
                assertThat(failure(source).kind()).isIn(Kind.UNREACHABLE, Kind.TIMEOUT);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RSA PRIVATE KEY | holds a key in the traditional form (RSA PRIVATE KEY); convert it to PKCS#8: openssl pkcs8 -topk8 -nocrypt -in",
                "EC PRIVATE KEY | holds a key in the traditional form (EC PRIVATE KEY); convert it to PKCS#8: openssl pkcs8 -topk8 -nocrypt -in",
                "ENCRYPTED PRIVATE KEY | holds a key with a passphrase, which nobody is there to type; write it without one: openssl pkcs8",
                "PRIVATE KEY | holds a private key of none of the kinds RSA, EC, EdDSA",
                "CERTIFICATE | holds no private key, only: CERTIFICATE"
            })
    void key_inAnotherForm_isRefusedWithTheWayOut(String type, String words) throws Exception {
        Path key = certificates.pem("other.key", type, new byte[] {1, 2, 3});
        Tls tls = new Tls(true, null, client.certificate().toString(), key.toString());

        assertRefused(tls, key + " " + words);
    }

    @Test
    void authority_thatIsMissing_isRefused() {
        Path missing = folder.resolve("none.pem");

        assertRefused(new Tls(true, missing.toString(), null, null), "the CA file " + missing + " does not exist");
    }

    @Test
    void authority_thatIsNoPem_isRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("words.pem"), "hello");

        assertRefused(
                new Tls(true, file.toString(), null, null),
                "the CA file " + file + " is not a PEM file: it has no block that begins with -----BEGIN");
    }

    @Test
    void authority_thatIsBroken_isRefused() throws Exception {
        Path file = certificates.pem("broken.pem", "CERTIFICATE", new byte[] {1, 2, 3});

        assertRefused(new Tls(true, file.toString(), null, null), "certificate 1 in " + file + " cannot be read");
    }

    @Test
    void authority_thatIsAKey_isRefused() {
        assertRefused(
                new Tls(true, server.key().toString(), null, null),
                server.key() + " holds no certificate, only: PRIVATE KEY");
    }

    @Test
    void key_withoutItsCertificate_isRefused() {
        assertRefused(
                new Tls(true, null, null, client.key().toString()),
                "the client key " + client.key() + " needs a client certificate");
    }

    private FaultyUpstream https() throws Exception {
        return httpsFor();
    }

    /** A server that lets in these clients only, or everybody when there is none. */
    private FaultyUpstream httpsFor(Identity... clients) throws Exception {
        return FaultyUpstream.startTls(
                request -> FaultyUpstream.Answer.json(EMPTY), Certificates.sockets(server, List.of(clients)));
    }

    private static void assertUnreachableByTls(PrometheusTelemetrySource source, URI url) {
        TelemetryException failure = failure(source);
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageStartingWith("no connection to " + url + ": TLS: ");
    }

    private static void assertRefused(Tls tls, String words) {
        assertThatThrownBy(() -> TestSource.at(URI.create("https://localhost:1"))
                        .secured(tls)
                        .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
