package dev.rackstate.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnixTransportTest {
    private static final Duration TIMEOUT = Duration.ofMillis(400);
    private static final UpstreamFailures FAILURES = new UpstreamFailures("the server", TIMEOUT, "too large");

    @TempDir
    private Path folder;

    @Test
    void request_isWrittenInHttp10_withOurHeaders() throws Exception {
        try (UnixServer server = UnixServer.answering(socket(), "HTTP/1.0 204 No Content\r\n\r\n");
                Transport transport = Transport.unix(socket(), () -> Map.of("X-Token", "{secret}"))) {
            assertThat(transport
                            .execute(get("/a/b?c=%20d"), Transport.within(TIMEOUT))
                            .status())
                    .isEqualTo(204);

            assertThat(server.requests())
                    .containsExactly("GET /a/b?c=%20d HTTP/1.0\r\nHost: localhost\r\nAccept: text/plain\r\n"
                            + "X-Token: {secret}\r\n\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.0 200 OK~Content-Length: 5~~hello | hello",
                "HTTP/1.1 200 OK~content-length:  5  ~~helloConnection: Close | hello",
                "HTTP/1.0 200~~hello | hello",
                "HTTP/1.0 200 OK~Content-Length: 0~~ | ''",
                "HTTP/1.0 200 OK~X: 1~X: 2~~hello | hello"
            })
    void answer_endsWhereItSays(String answer, String body) throws Exception {
        try (UnixServer server = UnixServer.answering(socket(), answer.replace("~", "\r\n"));
                Transport transport = transport()) {
            assertThat(body(transport)).isEqualTo(body);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void headers_areKeptByLowerCaseName() throws Exception {
        try (UnixServer server =
                        UnixServer.answering(socket(), "HTTP/1.0 401 UNAUTHORIZED\r\nX-One: a\r\nx-one: b\r\n\r\n");
                Transport transport = transport();
                Response response = transport.execute(get("/"), Transport.within(TIMEOUT))) {
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.headers().get("X-One")).containsExactly("a", "b");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SSH-2.0-OpenSSH_9.2~~ | INVALID_ANSWER | the server does not speak HTTP: the answer begins with 'SSH-2.0-OpenSSH_9.2'",
                "HTTP/2 200~~ | INVALID_ANSWER | the server does not speak HTTP: the answer begins with 'HTTP/2 200'",
                "HTTP/1.0 200 OK~no header~~ | INVALID_ANSWER | the server does not speak HTTP: 'no header' is no header",
                "HTTP/1.0 200 OK~Content-Length: -1~~ | INVALID_ANSWER | the server does not speak HTTP: the length is '-1'",
                "HTTP/1.0 200 OK~Content-Length: 1~Content-Length: 2~~ab | INVALID_ANSWER | the server does not speak HTTP: the length is '1, 2'",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1~a~0~~ | INVALID_ANSWER | the server does not speak HTTP: the answer to HTTP/1.0 comes in chunks",
                "HTTP/1.0 200 OK~Content-Length: 9~~hello | UNREACHABLE | the connection to the server broke: it was closed after 5 of 9 bytes",
                "HTTP/1.0 200 OK~Content-Le | UNREACHABLE | the connection to the server broke: it was closed before the answer",
                "'' | UNREACHABLE | the connection to the server broke: it was closed before the answer"
            })
    void answer_thatIsBroken_isAFailure(String answer, UpstreamFailure.Kind kind, String message) throws Exception {
        try (UnixServer server = UnixServer.answering(socket(), answer.replace("~", "\r\n"));
                Transport transport = transport()) {
            assertFails(transport, kind, message);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void headers_thatNeverEnd_areAFailure() throws Exception {
        try (UnixServer server = UnixServer.answering(socket(), "HTTP/1.0 200 OK\r\n" + "X: y\r\n".repeat(10_000));
                Transport transport = transport()) {
            assertFails(
                    transport,
                    UpstreamFailure.Kind.INVALID_ANSWER,
                    "the server does not speak HTTP: the headers are longer than 32768 bytes");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void server_thatSaysNothing_isATimeout() throws Exception {
        try (UnixServer server = UnixServer.answeringAndHolding(socket(), "");
                Transport transport = transport()) {
            assertFails(transport, UpstreamFailure.Kind.TIMEOUT, "the server did not answer within 0.4 s");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void server_thatStopsInTheMiddle_isATimeout() throws Exception {
        try (UnixServer server =
                        UnixServer.answeringAndHolding(socket(), "HTTP/1.0 200 OK\r\nContent-Length: 9\r\n\r\nhello");
                Transport transport = transport()) {
            assertFails(transport, UpstreamFailure.Kind.TIMEOUT, "the answer of the server was not whole after 0.4 s");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void socket_thatIsNotThere_isUnreachable() {
        try (Transport transport = transport()) {
            assertFails(
                    transport,
                    UpstreamFailure.Kind.UNREACHABLE,
                    "no connection to the server: No such file or directory");
        }
    }

    @Test
    void socket_thatNobodyListensAt_isUnreachable() throws Exception {
        UnixServer server = UnixServer.answering(socket(), "");
        Path stale = folder.resolve("stale");
        Files.createLink(stale, socket());
        server.close();
        try (Transport transport = Transport.unix(stale, Map::of)) {
            assertFails(transport, UpstreamFailure.Kind.UNREACHABLE, "no connection to the server: connection refused");
        }
    }

    @Test
    void secret_thatCannotBeHad_sendsNothing() throws Exception {
        SecretFile file = new SecretFile("the token file", folder.resolve("none"));
        try (UnixServer server = UnixServer.answering(socket(), "");
                Transport transport = Transport.unix(socket(), () -> Map.of("X-Token", file.read()))) {
            assertFails(
                    transport,
                    UpstreamFailure.Kind.UNAVAILABLE,
                    "the token file " + folder.resolve("none") + " does not exist");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void transport_thatIsClosed_saysSo() throws Exception {
        try (UnixServer server = UnixServer.answering(socket(), "HTTP/1.0 200 OK\r\n\r\n")) {
            Transport transport = transport();
            transport.close();

            assertFails(
                    transport,
                    UpstreamFailure.Kind.UNREACHABLE,
                    "the connection to the server broke: the source is closed");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void thread_thatIsInterrupted_stopsWaiting() throws Exception {
        try (UnixServer server = UnixServer.answeringAndHolding(socket(), "");
                Transport transport = transport()) {
            Thread.currentThread().interrupt();

            IOException failure = catchThrowableOfType(IOException.class, () -> body(transport));

            assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
            assertThat(FAILURES.of(failure).message())
                    .isEqualTo("the connection to the server broke: we were told to stop waiting");
            assertThat(server.requests()).isEmpty();
        }
    }

    private Path socket() {
        return folder.resolve("socket");
    }

    private Transport transport() {
        return Transport.unix(socket(), Map::of);
    }

    private static void assertFails(Transport transport, UpstreamFailure.Kind kind, String message) {
        IOException failure = catchThrowableOfType(IOException.class, () -> body(transport));

        assertThat(failure).as("a failure").isNotNull();
        assertThat(FAILURES.of(failure)).isEqualTo(new UpstreamFailure(kind, message));
    }

    private static String body(Transport transport) throws IOException {
        try (Response response = transport.execute(get("/"), Transport.within(TIMEOUT));
                InputStream body = response.body().asInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Request get(String path) {
        return Request.create(
                Request.HttpMethod.GET,
                "http://localhost" + path,
                new LinkedHashMap<>(Map.of("Accept", List.of("text/plain"))),
                null,
                StandardCharsets.UTF_8,
                null);
    }
}
