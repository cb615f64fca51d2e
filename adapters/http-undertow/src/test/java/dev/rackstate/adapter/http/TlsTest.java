package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.configuration.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with certificates that the JDK's own keytool makes. */
class TlsTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void makeIdentities() throws IOException, InterruptedException, GeneralSecurityException {
        identity("rsa", "RSA", "2048");
        identity("ec", "EC", "256");
        identity("other", "RSA", "2048");
    }

    private static void identity(String name, String algorithm, String size)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "x",
                        "-keyalg",
                        algorithm,
                        "-keysize",
                        size,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=IP:127.0.0.1,DNS:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        pem(name + ".crt", "CERTIFICATE", keys.getCertificate("x").getEncoded());
        pem(
                name + ".key",
                "PRIVATE KEY",
                keys.getKey("x", "changeit".toCharArray()).getEncoded());
    }

    private static void pem(String file, String kind, byte[] bytes) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind
                        + "-----\n");
    }

    private static Settings.Server settings(String certificate, String key) {
        return new Settings.Server(
                "127.0.0.1",
                0,
                "",
                List.of(),
                certificate == null ? null : folder.resolve(certificate).toString(),
                key == null ? null : folder.resolve(key).toString());
    }

    private static HttpServer start(Settings.Server settings) throws IOException {
        LiveState state = new LiveState(Situation.start().published());
        return HttpServer.start(settings, TestServer.ports(state));
    }

    private static HttpResponse<String> get(URI address, String certificate)
            throws IOException, InterruptedException, GeneralSecurityException {
        return client(certificate).send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient client(String certificate) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(folder.resolve(certificate))) {
            trusted.setCertificateEntry(
                    "x", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec"})
    void withCertificateAndKey_theServerSpeaksTlsAndHttp2(String name) throws Exception {
        try (HttpServer server = start(settings(name + ".crt", name + ".key"))) {
            assertThat(server.uri().getScheme()).isEqualTo("https");

            HttpResponse<String> answer = get(server.uri().resolve("/api/racks/r1/state"), name + ".crt");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).contains("\"rack_id\":\"r1\"");
            assertThat(get(server.uri().resolve("/api/racks/%ff"), name + ".crt")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(get(server.uri().resolve("/api/devices/lone/od%22d%2F%5C%C3%BC/state?x=1"), name + ".crt")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(server.uri().resolve("/docs/swagger-ui-bundle.js"), name + ".crt")
                            .body())
                    .hasSizeGreaterThan(1_000_000);
        }
    }

    @Test
    void eventStreams_runOverHttp2Too() throws Exception {
        Situation situation = Situation.start();
        LiveState state = new LiveState(situation.published());
        try (HttpServer server = HttpServer.start(settings("rsa.crt", "rsa.key"), TestServer.ports(state))) {
            HttpResponse<Stream<String>> answer = client("rsa.crt")
                    .send(
                            HttpRequest.newBuilder(server.uri().resolve("/api/stream"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);

            Iterator<String> events =
                    answer.body().filter(line -> line.startsWith("event:")).iterator();
            assertThat(events.next()).isEqualTo("event: hello");
            state.publish(situation.nextRound().published());
            assertThat(events.next()).isEqualTo("event: state");
        }
    }

    @Test
    void halfAnIdentity_isRefused() {
        assertThatThrownBy(() -> start(settings("rsa.crt", null)))
                .isInstanceOf(IOException.class)
                .hasMessage("TLS needs both a certificate file and a key file; only the certificate is given");
    }

    @Test
    void aMissingFile_isNamed() {
        assertThatThrownBy(() -> start(settings("none.crt", "rsa.key")))
                .isInstanceOf(IOException.class)
                .hasMessage("the TLS certificate file " + folder.resolve("none.crt") + " does not exist");
    }

    @Test
    void filesInTheWrongOrder_areRefused() {
        assertThatThrownBy(() -> start(settings("rsa.key", "rsa.crt")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rsa.key holds no");
        assertThatThrownBy(() -> start(settings("rsa.crt", "rsa.crt")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("rsa.crt holds no private key; expected is a PEM file with BEGIN PRIVATE KEY");
    }

    @Test
    void aKeyOfTheOldForm_isRefusedWithTheCommandThatConvertsIt() throws IOException {
        Files.writeString(
                folder.resolve("old.key"),
                Files.readString(folder.resolve("rsa.key")).replace("PRIVATE", "RSA PRIVATE"));

        assertThatThrownBy(() -> start(settings("rsa.crt", "old.key")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("BEGIN RSA PRIVATE KEY")
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void aKeyThatIsNoKey_isRefused() throws IOException {
        Files.writeString(folder.resolve("bad.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        assertThatThrownBy(() -> start(settings("rsa.crt", "bad.key")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bad.key holds a key that is none of RSA, EC, Ed25519");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec.key", "other.key"})
    void aKeyOfAnotherCertificate_isRefused(String key) {
        assertThatThrownBy(() -> start(settings("rsa.crt", key)))
                .isInstanceOf(IOException.class)
                .hasMessage("the key in " + folder.resolve(key) + " does not belong to the certificate in "
                        + folder.resolve("rsa.crt"));
    }
}
