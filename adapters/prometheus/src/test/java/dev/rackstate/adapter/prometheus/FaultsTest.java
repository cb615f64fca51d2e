package dev.rackstate.adapter.prometheus;

import static dev.rackstate.adapter.prometheus.TestSource.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.testkit.process.Fault;
import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.testkit.process.Poll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing a server can do wrong has its kind and its words, comes within the time limit, and passes. */
class FaultsTest {
    private static final String UP = "{\"metric\":{\"instance\":\"a\"},\"value\":[1700000000,\"1\"]}";
    private static final String START = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[";
    private static final String GOOD = START + UP + "]}}";
    private static final Duration TIMEOUT = Duration.ofMillis(400);

    private final FaultyUpstream upstream = FaultyUpstream.answering(GOOD);
    private final PrometheusTelemetrySource source =
            TestSource.at(upstream.url()).within(TIMEOUT).atMost(1 << 20, 1000).open();

    @BeforeEach
    void warmUp() throws TelemetryException {
        assertHealthy();
    }

    @AfterEach
    void close() throws IOException {
        source.close();
        upstream.close();
    }

    @Test
    void server_thatRefusesConnections_isUnreachable() throws Exception {
        upstream.refuse();

        assertFails(Kind.UNREACHABLE, "no connection to " + upstream.url() + ": connection refused");

        upstream.listenAgain();
        assertHealthy();
    }

    @Test
    void server_thatIsLate_isATimeout() throws Exception {
        upstream.misbehave(new Fault.Delay(Duration.ofSeconds(20)));

        assertFails(Kind.TIMEOUT, upstream.url() + " did not answer within 0.4 s");
        assertRecovers();
    }

    @Test
    void server_thatDrips_isATimeout() throws Exception {
        upstream.misbehave(new Fault.Drip(Duration.ofMillis(20)));

        assertFails(Kind.TIMEOUT, "the answer of " + upstream.url() + " was not whole after 0.4 s");
        assertRecovers();
    }

    @ParameterizedTest
    @CsvSource({"identity", "gzip"})
    void server_thatFallsSilentAfterTheHeaders_isATimeout(String encoding) throws Exception {
        upstream.misbehave(new Fault.Silence(Map.of("Content-Encoding", encoding)));

        assertFails(Kind.TIMEOUT, "the answer of " + upstream.url() + " was not whole after 0.4 s");
        assertRecovers();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "60", "100"})
    void server_thatCutsTheBody_brokeTheConnection(int bytes) throws Exception {
        upstream.misbehave(new Fault.CutAfter(bytes));

        assertFails(Kind.UNREACHABLE, "the connection to " + upstream.url() + " broke: ");
        assertRecovers();
    }

    @Test
    void server_thatHangsUp_isAskedOnceMore() throws Exception {
        int before = upstream.requests().size();
        upstream.misbehave(new Fault.HangUp());

        assertFails(Kind.UNREACHABLE, "the connection to " + upstream.url() + " broke: ");
        assertThat(upstream.requests().size() - before).isEqualTo(2);
        assertRecovers();
    }

    @Test
    void connection_thatTheServerDroppedMeanwhile_isNoFailure() throws Exception {
        for (int i = 0; i < 20; i++) {
            upstream.dropConnections();
            assertHealthy();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "garbage | the answer is not valid JSON",
                "<html><body>Welcome</body></html> | the answer is not valid JSON",
                "`` | the answer is missing: the text ends",
                "{} | no 'status'",
                "[] | the answer is a list instead of an object",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[ | the answer is not valid JSON"
            })
    void server_thatAnswersNonsense_gaveAnInvalidAnswer(String body, String words) throws Exception {
        upstream.misbehave(new Fault.Body(body));

        assertFails(Kind.INVALID_ANSWER, words);
        assertRecovers();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "301 | INVALID_ANSWER | points to another address (HTTP 301), which is not followed",
                "400 | REJECTED       | refused the query (HTTP 400) without saying why",
                "401 | UNAVAILABLE    | refused our credentials (HTTP 401)",
                "403 | UNAVAILABLE    | refused our credentials (HTTP 403)",
                "404 | INVALID_ANSWER | no Prometheus API below http://127.0.0.1:",
                "405 | INVALID_ANSWER | gave an answer that is none of the API's (HTTP 405)",
                "204 | INVALID_ANSWER | gave an answer that is none of the API's (HTTP 204)",
                "422 | REJECTED       | refused the query (HTTP 422) without saying why",
                "429 | UNAVAILABLE    | cannot answer now (HTTP 429)",
                "500 | UNAVAILABLE    | cannot answer now (HTTP 500)",
                "502 | UNAVAILABLE    | cannot answer now (HTTP 502)",
                "503 | UNAVAILABLE    | cannot answer now (HTTP 503)",
                "504 | UNAVAILABLE    | cannot answer now (HTTP 504)"
            })
    void status_withoutWords_hasItsKind(int status, Kind kind, String words) throws Exception {
        upstream.misbehave(new Fault.Status(status, status == 204 ? "" : "<html>no</html>"));

        assertFails(kind, words);
        assertRecovers();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | bad_data  | parse error | REJECTED    | the server refused the query: parse error",
                "422 | execution | too many    | REJECTED    | the server refused the query: too many",
                "422 | 422       | cannot parse| REJECTED    | the server refused the query: cannot parse",
                "503 | timeout   | too slow    | TIMEOUT     | the server gave the query up: too slow",
                "503 | 503       | too busy    | UNAVAILABLE | the server could not answer: too busy",
                "499 | canceled  | gone        | TIMEOUT     | the server gave the query up: gone",
                "429 | too_many_requests | wait| UNAVAILABLE | the server could not answer: wait",
                "500 | internal  | oops        | UNAVAILABLE | the server could not answer: oops"
            })
    void status_withTheServersWords_passesThemOn(int status, String type, String error, Kind kind, String message)
            throws Exception {
        upstream.misbehave(new Fault.Status(
                status, "{\"status\":\"error\",\"errorType\":\"" + type + "\",\"error\":\"" + error + "\"}"));

        assertFails(kind, message);
        assertRecovers();
    }

    @Test
    void wordsOfTheServer_areOneShortLine() throws Exception {
        String words = "line one\\nline two\\u0007 " + "x".repeat(5000);
        upstream.misbehave(
                new Fault.Status(400, "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"" + words + "\"}"));

        TelemetryException failure = assertFails(Kind.REJECTED, "line one line two xxx");
        assertThat(failure).message().endsWith("x\u2026").hasSize("the server refused the query: ".length() + 300);
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        try (FaultyUpstream elsewhere = FaultyUpstream.answering(GOOD)) {
            upstream.misbehave(new Fault.Status(307, "", Map.of("Location", elsewhere.url() + "/api/v1/query")));

            assertFails(Kind.INVALID_ANSWER, "is not followed; configure the address it points to");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void answer_overTheByteCap_isTooLarge() throws Exception {
        upstream.misbehave(new Fault.Endless(START + UP, " ".repeat(4096)));

        assertFails(Kind.TOO_LARGE, "the answer has more than 1 MiB (max_response_mib)");
        assertRecovers();
    }

    @Test
    void answer_overTheSeriesCap_isTooLarge() throws Exception {
        upstream.misbehave(new Fault.Endless(START + UP, "," + UP));

        assertFails(Kind.TOO_LARGE, "more than 1000 series (max_series)");
        assertRecovers();
    }

    @Test
    void errorPage_thatNeverEnds_isReadOnlyALittle() throws Exception {
        upstream.misbehave(new Fault.Status(500, "x".repeat(10 << 20)));

        assertFails(Kind.UNAVAILABLE, "cannot answer now (HTTP 500)");
        assertRecovers();
    }

    @Test
    void answer_inGzip_isUnpacked() throws Exception {
        upstream.misbehave(new Fault.Bytes(gzip(GOOD), Map.of("Content-Encoding", "gzip")));

        assertHealthy();
    }

    @Test
    void answer_thatUnpacksToMore_countsUnpacked() throws Exception {
        byte[] bomb = gzip(START + UP + " ".repeat(8 << 20) + "]}}");
        assertThat(bomb.length).isLessThan(1 << 20);
        upstream.misbehave(new Fault.Bytes(bomb, Map.of("Content-Encoding", "gzip")));

        assertFails(Kind.TOO_LARGE, "the answer has more than 1 MiB (max_response_mib)");
    }

    @Test
    void answer_thatIsNotTheGzipItSays_isInvalid() throws Exception {
        upstream.misbehave(new Fault.Bytes(GOOD.getBytes(StandardCharsets.UTF_8), Map.of("Content-Encoding", "gzip")));

        assertFails(Kind.INVALID_ANSWER, "is not the gzip it says it is");
    }

    @Test
    void answer_thatIsHalfAGzip_isInvalid() throws Exception {
        byte[] half = Arrays.copyOf(gzip(GOOD), 40);
        upstream.misbehave(new Fault.Bytes(half, Map.of("Content-Encoding", "gzip")));

        assertFails(Kind.INVALID_ANSWER, "is not the gzip it says it is");
    }

    @Test
    void answer_inAnUnknownEncoding_isInvalid() throws Exception {
        upstream.misbehave(new Fault.Bytes(new byte[100], Map.of("Content-Encoding", "br")));

        assertFails(Kind.INVALID_ANSWER, "is encoded as 'br'; only gzip is understood");
    }

    @Test
    void name_thatDoesNotExist_isUnreachable() {
        try (PrometheusTelemetrySource nowhere =
                TestSource.at(URI.create("http://rackstate.invalid:9090")).open()) {
            TelemetryException failure = failure(nowhere);

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure)
                    .hasMessage("no connection to http://rackstate.invalid:9090: its name cannot be resolved");
        }
    }

    @Test
    void source_thatIsClosed_saysSo() {
        source.close();
        source.close();

        assertThat(failure(source)).hasMessageContaining("the source is closed");
    }

    @Test
    void source_thatIsClosed_leavesNoThreads() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        PrometheusTelemetrySource other = TestSource.at(
                        URI.create(upstream.url().toString().replace("127.0.0.1", "localhost")))
                .open();
        TestSource.ask(other);
        assertThat(ownThreads(before)).contains("upstream-deadlines", "upstream-names");

        other.close();

        Poll.until(
                "end of the threads",
                Duration.ofSeconds(10),
                () -> ownThreads(before).isEmpty());
    }

    private static List<String> ownThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("upstream-"))
                .toList();
    }

    @Test
    void thread_thatIsInterrupted_stopsWaiting() throws Exception {
        upstream.misbehave(new Fault.Delay(Duration.ofSeconds(20)));
        Thread.currentThread().interrupt();

        TelemetryException failure = failure(source);

        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("we were told to stop waiting");
    }

    private TelemetryException assertFails(Kind kind, String words) {
        long start = System.nanoTime();
        TelemetryException failure = failure(source);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(failure).hasMessageContaining(words);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(taken).as("time taken").isLessThan(TIMEOUT.plusMillis(600));
        return failure;
    }

    private void assertRecovers() throws TelemetryException {
        upstream.heal();
        assertHealthy();
    }

    private void assertHealthy() throws TelemetryException {
        Samples samples = source.instant(TestSource.UP, SampleRequest.now("instance"));
        assertThat(samples.size()).isEqualTo(1);
        assertThat(samples.label(0, 0)).isEqualTo("a");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
