package dev.rackstate.adapter.prometheus;

import static dev.rackstate.adapter.prometheus.TestSource.ask;
import static dev.rackstate.adapter.prometheus.TestSource.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.configuration.SourceSettings.Credentials;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.testkit.process.Fault;
import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.testkit.process.HttpMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    private static final String EMPTY = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    private static final String SECRET = "s3cr3t-T0ken.{with}+all/the~signs==";

    @TempDir
    Path folder;

    private final FaultyUpstream upstream = FaultyUpstream.answering(EMPTY);

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    @Test
    void noCredentials_sendNoHeader() throws Exception {
        try (PrometheusTelemetrySource source = open(Credentials.NONE)) {
            ask(source);
        }

        assertThat(lastRequest().headers()).doesNotContainKey("authorization");
    }

    @Test
    void basic_isSentInUtf8() throws Exception {
        try (PrometheusTelemetrySource source = open(new Credentials("n\u00f6rd", "p:\u00e4ss{}", null))) {
            ask(source);
        }

        String expected = Base64.getEncoder().encodeToString("n\u00f6rd:p:\u00e4ss{}".getBytes(StandardCharsets.UTF_8));
        assertThat(lastRequest().headers()).containsEntry("authorization", "Basic " + expected);
    }

    @Test
    void bearer_isSentAsItStandsInTheFile() throws Exception {
        try (PrometheusTelemetrySource source = open(bearer(token(SECRET + "\n")))) {
            ask(source);
        }

        assertThat(lastRequest().headers()).containsEntry("authorization", "Bearer " + SECRET);
    }

    @Test
    void bearer_thatIsRotated_isReadAnew() throws Exception {
        Path file = token("first");
        FileTime written = Files.getLastModifiedTime(file);
        try (PrometheusTelemetrySource source = open(bearer(file))) {
            ask(source);
            Path next = Files.writeString(folder.resolve("next"), "other");
            Files.setLastModifiedTime(next, written);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            ask(source);
        }

        assertThat(upstream.requests())
                .extracting(request -> request.headers().get("authorization"))
                .containsExactly("Bearer first", "Bearer other");
    }

    @Test
    void bearer_withoutItsFile_isUnavailableUntilItIsThere() throws Exception {
        Path file = folder.resolve("late");
        try (PrometheusTelemetrySource source = open(bearer(file))) {
            TelemetryException failure = failure(source);

            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure).hasMessage("the bearer token file " + file + " does not exist");
            assertThat(upstream.requests()).isEmpty();

            Files.writeString(file, SECRET);
            ask(source);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "two tokens", "line1\nline2", "n\u00f6n-ascii", "nul\u0000"})
    void bearer_thatCannotBeAHeader_isRefusedWithoutShowingIt(String token) throws Exception {
        Path file = token(token);
        try (PrometheusTelemetrySource source = open(bearer(file))) {
            TelemetryException failure = failure(source);

            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure).hasMessageStartingWith("the bearer token file " + file);
            if (!token.isBlank()) {
                assertThat(printed(failure)).doesNotContain(token);
            }
        }
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void bearer_thatIsHuge_isRefused() throws Exception {
        Path file = token("x".repeat(100_000));
        try (PrometheusTelemetrySource source = open(bearer(file))) {
            assertThat(failure(source)).hasMessage("the bearer token file " + file + " is larger than 65536 bytes");
        }
    }

    @Test
    void bearer_thatIsAFolder_isRefused() throws Exception {
        try (PrometheusTelemetrySource source = open(bearer(folder))) {
            assertThat(failure(source)).hasMessageStartingWith("the bearer token file " + folder + " cannot be read");
        }
    }

    @Test
    void secret_isInNoFailure() throws Exception {
        List<Credentials> all = List.of(new Credentials("user", SECRET, null), bearer(token(SECRET)));
        String basic = Base64.getEncoder().encodeToString(("user:" + SECRET).getBytes(StandardCharsets.UTF_8));
        String echo = "you said " + SECRET + " and " + basic;
        List<Fault> faults = List.of(
                new Fault.Status(401, ""),
                new Fault.Status(400, "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"" + echo + "\"}"),
                new Fault.Body("{\"status\":\"error\",\"errorType\":\"internal\",\"error\":\"" + echo + "\"}"),
                new Fault.Body("{\"status\":\"" + SECRET + "\"}"),
                new Fault.Body(SECRET),
                new Fault.CutAfter(5),
                new Fault.HangUp());
        for (Credentials credentials : all) {
            try (PrometheusTelemetrySource source = open(credentials)) {
                for (Fault fault : faults) {
                    upstream.misbehave(fault);
                    String printed = printed(failure(source));
                    assertThat(printed).as("%s", fault).doesNotContain(SECRET);
                    if (credentials.user() != null) {
                        assertThat(printed).as("%s", fault).doesNotContain(basic);
                    }
                }
            }
        }
    }

    @Test
    void wordsOfTheServer_thatEchoTheSecret_showItMasked() throws Exception {
        try (PrometheusTelemetrySource source = open(bearer(token(SECRET)))) {
            upstream.misbehave(new Fault.Body("{\"status\":\"error\",\"error\":\"bad " + SECRET + "!\"}"));

            assertThat(failure(source)).hasMessage("the server could not answer: bad ***!");
        }
    }

    @Test
    void basicAndBearerTogether_areRefusedWithoutShowingThem() {
        assertThatThrownBy(() -> open(new Credentials("user", SECRET, "/token")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("basic authentication and a bearer token exclude each other; configure one of them");
    }

    @Test
    void passwordWithoutUser_isRefused() {
        assertThatThrownBy(() -> open(new Credentials(null, SECRET, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a password for basic authentication needs a user");
    }

    @Test
    void userWithColon_isRefused() {
        assertThatThrownBy(() -> open(new Credentials("a:b", SECRET, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the user 'a:b' has a colon");
    }

    private PrometheusTelemetrySource open(Credentials credentials) {
        return TestSource.at(upstream.url()).as(credentials).open();
    }

    private static Credentials bearer(Path file) {
        return new Credentials(null, null, file.toString());
    }

    private Path token(String text) throws IOException {
        return Files.writeString(folder.resolve("token"), text);
    }

    private HttpMessage lastRequest() {
        List<HttpMessage> requests = upstream.requests();
        return requests.get(requests.size() - 1);
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
