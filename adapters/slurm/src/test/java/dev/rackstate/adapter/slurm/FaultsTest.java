package dev.rackstate.adapter.slurm;

import static dev.rackstate.adapter.slurm.TestSource.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.testkit.process.Fault;
import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.testkit.process.Poll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing a server can do wrong has its words, comes within the time limit, and passes. */
class FaultsTest {
    private static final Duration TIMEOUT = Duration.ofMillis(400);
    private static final Limits SMALL = new Limits(1 << 16, 100, 100, 1000);
    private static final String GOOD_NODE = "{\"name\": \"a%d\", \"state\": [\"IDLE\"]}";

    private final FaultyUpstream server = FaultyUpstream.start(request -> new Answers(40).to(request.target()));
    private final SlurmrestdWorkloadSource source =
            TestSource.at(server.url()).within(TIMEOUT).atMost(SMALL).open();

    @BeforeEach
    void warmUp() throws WorkloadException {
        assertThat(source.fetch().nodes()).hasSize(3);
    }

    @AfterEach
    void close() throws IOException {
        source.close();
        server.close();
    }

    @Test
    void server_thatRefusesConnections_isUnreachable() throws Exception {
        server.refuse();

        assertFails("no connection to slurmrestd at " + server.url() + ": connection refused (asked for nodes)");

        server.listenAgain();
        assertThat(source.fetch().nodes()).hasSize(3);
    }

    @Test
    void server_thatHangsForAMinute_isGivenUpInTime() throws Exception {
        server.misbehave(new Fault.Delay(Duration.ofSeconds(60)));

        assertFails("slurmrestd at " + server.url() + " did not answer within 0.4 s (asked for nodes)");
        assertRecovers();
    }

    @Test
    void server_thatDrips_isGivenUpInTime() throws Exception {
        server.misbehave(new Fault.Drip(Duration.ofMillis(20)));

        assertFails("the answer of slurmrestd at " + server.url() + " was not whole after 0.4 s (asked for nodes)");
        assertRecovers();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 1000})
    void server_thatCutsTheBody_brokeTheConnection(int bytes) throws Exception {
        server.misbehave(new Fault.CutAfter(bytes));

        assertFails("the connection to slurmrestd at " + server.url() + " broke: ");
        assertRecovers();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | refused our credentials (HTTP 401): it wants a token, and none is configured",
                "403 | refused our credentials (HTTP 403): it wants a token, and none is configured",
                "301 | points to another address (HTTP 301), which is not followed; configure the address it points to",
                "307 | points to another address (HTTP 307), which is not followed; configure the address it points to",
                "400 | gave an answer that is none of the API's (HTTP 400)",
                "204 | gave an answer that is none of the API's (HTTP 204)",
                "429 | cannot answer now (HTTP 429)",
                "500 | could not answer (HTTP 500); so it also says when it wants a token, and none is configured",
                "502 | cannot answer now (HTTP 502)",
                "503 | cannot answer now (HTTP 503)",
                "504 | cannot answer now (HTTP 504)"
            })
    void status_withoutWords_hasItsOwn(int status, String words) throws Exception {
        server.misbehave(new Fault.Status(status, status == 204 ? "" : "<html>no</html>"));

        assertFails("slurmrestd at " + server.url() + " " + words + " (asked for nodes)");
        assertRecovers();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\": \"Invalid user\", \"errno\": 2010}                             | Invalid user (2010)",
                "{\"error_code\": 1007, \"error\": \"Protocol authentication error\"}       | Protocol authentication error (1007)",
                "{\"description\": \"Failure to query nodes\", \"error_number\": 5005, \"error\": \"Zero Bytes\", \"source\": \"slurm_load_node()\"} | Failure to query nodes: Zero Bytes (5005) in slurm_load_node()",
                "{\"errno\": -1, \"error\": \"Unspecified error\"}                          | Unspecified error",
                "{}                                                                         | an error without words",
                "\"just words\"                                                             | just words"
            })
    void server_thatNamesAnError_isQuotedWhateverItsStatus(String error, String words) throws Exception {
        String body = "{\"meta\": {}, \"errors\": [" + error + "], \"nodes\": []}";

        server.misbehave(new Fault.Status(500, body));
        assertFails(
                "slurmrestd at " + server.url() + " could not answer (HTTP 500): " + words + "; so it also says when");

        server.misbehave(new Fault.Body(body));
        assertFails("slurmrestd at " + server.url() + ": the server says: " + words + " (asked for nodes)");
        assertRecovers();
    }

    @Test
    void wordsOfTheServer_areOneShortLine() throws Exception {
        String error = "{\"error\": \"line one\\nline two\\u0007 " + "x".repeat(5000) + "\"}";
        server.misbehave(new Fault.Body("{\"nodes\": [], \"errors\": [" + error + "]}"));

        assertThat(failure(source).getMessage())
                .contains("line one line two xxx")
                .hasSizeLessThan(1200)
                .doesNotContain("\n");
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        try (FaultyUpstream elsewhere = FaultyUpstream.answering("{}")) {
            server.misbehave(new Fault.Status(302, "", Map.of("Location", elsewhere.url() + "/slurm/v0.0.40/nodes/")));

            assertFails("which is not followed");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void answer_overTheByteCap_isRefused() throws Exception {
        server.misbehave(new Fault.Endless("{\"meta\": \"", "x".repeat(4096)));

        assertFails("the answer of slurmrestd at " + server.url() + " has more than 65536 bytes (asked for nodes)");
        assertRecovers();
    }

    /** A few kilobytes on the way become a gigabyte of blanks: the cap counts what comes out. */
    @Test
    void answer_thatUnpacksWithoutEnd_isRefused() throws Exception {
        byte[] bomb = zipped("{\"nodes\": [" + " ".repeat(1 << 20));
        assertThat(bomb).hasSizeLessThan(1 << 14);
        server.misbehave(new Fault.Bytes(bomb, Map.of("Content-Encoding", "gzip")));

        assertFails("the answer of slurmrestd at " + server.url() + " has more than 65536 bytes (asked for nodes)");
        assertRecovers();
    }

    @Test
    void answer_thatIsPacked_isUnpacked() throws Exception {
        server.misbehave(new Fault.Bytes(
                zipped("{\"errors\": [\"packed\"], \"nodes\": []}"), Map.of("Content-Encoding", "gzip")));

        assertFails("the server says: packed");
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void answer_thatIsNestedWithoutEnd_isRefused(String level) throws Exception {
        server.misbehave(new Fault.Body("{\"meta\": " + level.repeat(10_000)));

        assertFails("the answer is not valid JSON: Document nesting depth (65) exceeds the maximum allowed (64");
        assertRecovers();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=utf-8", "application/x-yaml", "text/plain"})
    void answer_ofAnotherType_isNamed(String type) throws Exception {
        byte[] page = "<html>Who are you?</html>".getBytes(StandardCharsets.UTF_8);
        server.misbehave(new Fault.Bytes(page, Map.of("Content-Type", type)));

        assertFails("slurmrestd at " + server.url() + " answers in '" + type + "' and not in JSON; is it slurmrestd?"
                + " (asked for nodes)");
        assertRecovers();
    }

    @Test
    void answer_withTooManyNodes_isRefused() throws Exception {
        StringBuilder nodes = new StringBuilder();
        for (int i = 0; i <= 100; i++) {
            nodes.append(i == 0 ? "" : ",").append(GOOD_NODE.formatted(i));
        }
        server.misbehave(new Fault.Body("{\"nodes\": [" + nodes + "]}"));

        assertFails("there are more than 100 nodes");
        assertRecovers();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "garbage | the answer is not valid JSON",
                "`` | the answer is missing: the text ends",
                "[] | the answer is a list instead of an object",
                "null | the answer is null instead of an object",
                "{} | no 'nodes'",
                "{\"nodes\": null} | no 'nodes'",
                "{\"nodes\": {}} | 'nodes' is an object instead of a list",
                "{\"nodes\": []} | tells of no node at all",
                "{\"nodes\": [{}]} | a node without a name",
                "{\"nodes\": [7]} | a node is a number instead of an object",
                "{\"nodes\": [{\"name\": 7}]} | the name of a node is a number instead of a string",
                "{\"nodes\": [{\"name\": \"\"}]} | the name of a node has 0 characters instead of 1 to 256",
                "{\"nodes\": [{\"name\": \"a\"}]} | the node 'a' has no state",
                "{\"nodes\": [{\"name\": \"a\", \"state\": \"idle\"}]} | the node 'a' has no state flags",
                "{\"nodes\": [{\"name\": \"a\", \"state\": 3}]} | the state of a node is a number instead of a list",
                "{\"nodes\": [{\"name\": \"a\", \"state\": {\"is\": \"IDLE\"}}]} | the state of a node is an object instead of a list",
                "{\"nodes\": [{\"name\": \"a\", \"state\": [[\"DOWN\"]]}]} | an entry of the state of a node is a list instead of a string",
                "{\"nodes\": [{\"name\": \"a\", \"state\": [\"DOWN\"], \"state\": [\"IDLE\"]}]} | 'state' comes twice in a node",
                "{\"nodes\": [{\"name\": \"a\", \"state\": \"idle\", \"state_flags\": [], \"state_flags\": []}]} | 'state_flags' comes twice in a node",
                "{\"nodes\": [{\"name\": \"a\", \"name\": \"b\", \"state\": [\"IDLE\"]}]} | 'name' comes twice in a node",
                "{\"nodes\": [{\"name\": \"a\", \"state\": [\"DOWN\"]}, {\"name\": \"a\", \"state\": [\"IDLE\"]}]} | tells of the node 'a' twice",
                "{\"nodes\": [], \"nodes\": []} | 'nodes' comes twice",
                "{\"nodes\": [{\"name\": \"a\", \"state\": [\"IDLE\"]}]} {} | something follows the answer's end",
                "{\"nodes\": [{\"name\": \"a\", \"state\": [\"IDLE\" | the answer is not valid JSON"
            })
    void server_thatAnswersNonsense_isRefused(String body, String words) throws Exception {
        server.misbehave(new Fault.Body(body));

        assertFails(words);
        assertRecovers();
    }

    @Test
    void members_thatNobodyKnows_arePassedOver() throws Exception {
        Answers newest = new Answers(44);
        try (FaultyUpstream newer = FaultyUpstream.start(request -> request.target()
                                .endsWith("/nodes/")
                        ? FaultyUpstream.Answer.json(newest.nodes()
                                .replace("\"architecture\":", "\"moods\": [{\"calm\": [1, {}]}], \"architecture\":")
                                .replace("\"IDLE\"", "\"IDLE\", \"EXTERNAL\", \"LEVITATING\""))
                        : newest.to(request.target()));
                SlurmrestdWorkloadSource same = TestSource.at(newer.url()).open()) {
            assertThat(same.fetch().nodes())
                    .extracting(node -> node.state().status())
                    .containsExactly("mixed", "drained", "down");
            assertThat(same.fetch().nodes().get(1).statuses()).containsExactly("IDLE+EXTERNAL+LEVITATING+DRAIN");
        }
    }

    @Test
    void host_thatMayBeAMetadataService_isNotAsked() {
        try (SlurmrestdWorkloadSource other =
                TestSource.at(URI.create("http://169.254.169.254:6820")).open()) {
            assertThat(failure(other)).hasMessageContaining("a link-local address; nothing is asked there");
        }
    }

    @Test
    void source_thatIsClosed_saysSoAndLeavesNoThreads() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        SlurmrestdWorkloadSource other = TestSource.at(server.url()).open();
        other.fetch();

        other.close();

        assertThat(failure(other)).hasMessageContaining("the source is closed");
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
        server.misbehave(new Fault.Delay(Duration.ofSeconds(20)));
        Thread.currentThread().interrupt();

        WorkloadException failure = failure(source);

        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        assertThat(failure).hasMessageContaining("we were told to stop waiting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://user:secret@host:6820 | the url must not hold a user or password; there are settings for them",
                "ftp://host | 'ftp://host' is not the address of a server; it must look like http://host:6820 or https://host/path",
                "http:///slurm | is not the address of a server",
                "http://host?a=b | the url must end with its path, without ? and #"
            })
    void address_thatIsNone_isRefused(URI url, String words) {
        assertThatThrownBy(() -> TestSource.at(url).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("slurmrestd: ")
                .hasMessageContaining(words);
    }

    private void assertFails(String words) {
        long start = System.nanoTime();
        WorkloadException failure = failure(source);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(failure).hasMessageContaining(words);
        assertThat(taken).as("time taken").isLessThan(TIMEOUT.plusMillis(600));
    }

    private void assertRecovers() throws WorkloadException {
        server.heal();
        assertThat(source.fetch().nodes()).hasSize(3);
    }
}
