package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.log.LogLevel;
import dev.rackstate.application.log.LogRecord;
import dev.rackstate.testkit.process.Poll;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The log over HTTP, read and followed. */
class LogsTest {
    private static final Instant NOW = Situation.NOW;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private TestServer server;
    private final List<EventClient> clients = new ArrayList<>();

    @BeforeEach
    void start() {
        server = TestServer.start(limits(Duration.ofSeconds(15), Duration.ofMinutes(10)), List.of());
    }

    @AfterEach
    void stop() throws IOException {
        for (EventClient client : clients) {
            client.close();
        }
        server.close();
    }

    private static Limits limits(Duration heartbeat, Duration logStream) {
        Limits usual = Limits.DEFAULT;
        return new Limits(
                usual.bodyBytes(),
                usual.urlLength(),
                usual.headerBytes(),
                usual.headers(),
                usual.parameters(),
                usual.connections(),
                usual.parse(),
                usual.idle(),
                usual.transfer(),
                usual.shutdown(),
                usual.workers(),
                usual.queue(),
                usual.streams(),
                heartbeat,
                logStream);
    }

    private void say(LogLevel level, String logger, String message) {
        server.running.logs.append(NOW, level, logger, message, Map.of(), null);
    }

    private EventClient connect(String query, String... headers) throws IOException {
        EventClient client = new EventClient(server.port(), "/api/logs/stream" + query, headers);
        clients.add(client);
        return client;
    }

    /** The first word of every stream is a comment. */
    private EventClient greeted(String query, String... headers) throws IOException {
        EventClient client = connect(query, headers);
        assertThat(client.next()).containsEntry("", "ping");
        return client;
    }

    private List<Long> numbers(String query) {
        return server.json("/api/logs" + query).get("records").findValues("_seq").stream()
                .map(JsonNode::longValue)
                .toList();
    }

    @Test
    void list_ofNothing_isEmpty() {
        assertThat(server.get("/api/logs").body()).isEqualTo("{\"records\":[],\"total\":0,\"last_seq\":0}");
    }

    @Test
    void record_hasWhatIsKnownOfIt_andNoMore() {
        server.running.logs.append(
                NOW,
                LogLevel.ERROR,
                "dev.rackstate.access",
                "it failed with password=hunter2",
                Map.of(
                        LogRecord.Request.ID, "id-1",
                        LogRecord.Request.METHOD, "PUT",
                        LogRecord.Request.PATH, "/api/config",
                        LogRecord.Request.STATUS_CODE, 500,
                        LogRecord.Request.DURATION_MILLIS, 12.25),
                "java.lang.IllegalStateException: token=hunter2\n\tat x");
        say(LogLevel.INFO, "a", "plain");

        JsonNode records = server.json("/api/logs").get("records");

        assertThat(records.get(0).toString())
                .isEqualTo("{\"_seq\":1,\"timestamp\":\"2026-03-01T12:00:00Z\",\"level\":\"ERROR\","
                        + "\"logger\":\"dev.rackstate.access\",\"message\":\"it failed with password=***\","
                        + "\"request_id\":\"id-1\",\"method\":\"PUT\",\"path\":\"/api/config\",\"status_code\":500,"
                        + "\"duration_ms\":12.25,"
                        + "\"exception\":\"java.lang.IllegalStateException: token=***\\n\\tat x\"}");
        assertThat(TestServer.names(records.get(1))).containsExactly("_seq", "timestamp", "level", "logger", "message");
    }

    @Test
    void list_narrows_andThenTakesTheNewest() {
        say(LogLevel.INFO, "round", "one");
        say(LogLevel.WARN, "round", "two");
        say(LogLevel.INFO, "other", "Three");
        say(LogLevel.INFO, "round", "four");

        assertThat(numbers("?level=info")).containsExactly(1L, 3L, 4L);
        assertThat(numbers("?level=WARN&search=TWO")).containsExactly(2L);
        assertThat(numbers("?search=ROUND&n=2")).containsExactly(2L, 4L);
        assertThat(numbers("?since_seq=3")).containsExactly(4L);
        assertThat(numbers("?since_seq=-1&n=0")).containsExactly(4L);
        assertThat(numbers("?n=5000")).hasSize(4);
        JsonNode narrowed = server.json("/api/logs?level=warn");
        assertThat(narrowed.get("total").intValue()).isEqualTo(1);
        assertThat(narrowed.get("last_seq").longValue()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"n=many, n", "since_seq=x, since_seq", "since_seq=99999999999999999999, since_seq", "level=LOUD, level"
    })
    void list_ofWhatIsNoNumberOrLevel_is422(String query, String parameter) {
        HttpResponse<String> answer = server.get("/api/logs?" + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("[\"query\",\"" + parameter + "\"]");
    }

    @Test
    void list_keepsTheLatestThousand() {
        for (int i = 0; i < 1_100; i++) {
            say(LogLevel.INFO, "a", "record");
        }

        assertThat(numbers("")).hasSize(200).endsWith(1_100L);
        assertThat(numbers("?n=1000")).hasSize(1_000).startsWith(101L);
    }

    @Test
    void clearing_forgetsTheRecords_keepsTheCount_andIsNoted() {
        say(LogLevel.INFO, "a", "one");

        HttpResponse<String> answer = server.method("DELETE", "/api/logs");

        assertThat(TestServer.parse(answer.body()).get("ok").booleanValue()).isTrue();
        assertThat(server.get("/api/logs").body()).isEqualTo("{\"records\":[],\"total\":0,\"last_seq\":1}");
        assertThat(server.running.noted()).extracting(AuditEntry::action).containsExactly("clearLogs");
    }

    @Test
    void stream_beginsWithWhatComesFromNowOn() throws IOException {
        say(LogLevel.INFO, "a", "before");
        EventClient client = greeted("");
        assertThat(client.status).startsWith("HTTP/1.1 200");
        assertThat(client.headers.get("Content-Type")).isEqualTo("text/event-stream; charset=utf-8");
        assertThat(client.headers.get("Cache-Control")).isEqualTo("no-cache");
        assertThat(client.headers.get("X-Accel-Buffering")).isEqualTo("no");

        say(LogLevel.INFO, "a", "after\nwith a second line");

        Map<String, String> event = client.next();
        assertThat(event).containsOnlyKeys("id", "data").containsEntry("id", "2");
        JsonNode entry = TestServer.parse(event.get("data"));
        assertThat(entry.get("_seq").longValue()).isEqualTo(2);
        assertThat(entry.get("message").stringValue()).isEqualTo("after\nwith a second line");
        assertThat(entry).isEqualTo(server.json("/api/logs").at("/records/1"));
    }

    @Test
    void stream_narrows() throws IOException {
        EventClient client = greeted("?level=warn&search=disk");

        say(LogLevel.INFO, "a", "disk full");
        say(LogLevel.WARN, "a", "fan broken");
        say(LogLevel.WARN, "a", "Disk full");

        assertThat(client.data().get("_seq").longValue()).isEqualTo(3);
    }

    @Test
    void stream_goesOnAfterWhatTheClientHasSeen() throws IOException {
        for (int i = 1; i <= 5; i++) {
            say(LogLevel.INFO, "a", "record " + i);
        }

        EventClient since = greeted("?since_seq=3");
        EventClient again = greeted("?since_seq=0", "Last-Event-ID: 4\r\n");
        EventClient ofAnotherProcess = greeted("", "Last-Event-ID: 77\r\n");
        EventClient confused = greeted("", "Last-Event-ID: x\r\n");
        say(LogLevel.INFO, "a", "record 6");

        assertThat(List.of(
                        since.next().get("id"),
                        since.next().get("id"),
                        since.next().get("id")))
                .containsExactly("4", "5", "6");
        assertThat(List.of(again.next().get("id"), again.next().get("id"))).containsExactly("5", "6");
        assertThat(ofAnotherProcess.next().get("id")).isEqualTo("1");
        assertThat(confused.next().get("id")).isEqualTo("6");
    }

    @Test
    void ofManyRecordsAtOnce_theNewestHundredAreSent() throws IOException {
        for (int i = 1; i <= 150; i++) {
            say(LogLevel.INFO, "a", "record " + i);
        }

        EventClient client = greeted("?since_seq=0");

        assertThat(client.next().get("id")).isEqualTo("51");
    }

    @Test
    void oneStreamTooMany_isToldSoAndEnds_untilOneIsFree() throws IOException {
        for (int i = 0; i < 5; i++) {
            greeted("");
        }

        EventClient refused = connect("");

        assertThat(refused.status).startsWith("HTTP/1.1 200");
        assertThat(refused.headers.get("Content-Type")).isEqualTo("text/event-stream; charset=utf-8");
        assertThat(refused.data().toString()).isEqualTo("{\"error\":\"Too many concurrent log streams\"}");
        clients.get(0).close();
        Poll.until("free place", LIMIT, () -> {
            say(LogLevel.INFO, "a", "so that the closed connection is noticed");
            return connect("").next().containsValue("ping");
        });
    }

    @Test
    void aClientThatDoesNotRead_isDropped() throws IOException {
        greeted("");
        assertThat(server.api.openStreams()).isEqualTo(1);
        String long4k = "x".repeat(4_000);

        Poll.until("dropped client", Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 100; i++) {
                say(LogLevel.INFO, "a", long4k);
            }
            return server.api.openStreams() == 0;
        });
    }

    @Test
    void aStream_isKeptAliveByComments_andEndsAfterItsTime() throws IOException {
        try (TestServer brief = TestServer.start(limits(Duration.ofMillis(50), Duration.ofMillis(400)), List.of());
                EventClient client = new EventClient(brief.port(), "/api/logs/stream", "Connection: close\r\n")) {
            assertThat(client.next()).containsEntry("", "ping");
            assertThat(client.next()).containsEntry("", "ping");

            assertThat(client.connection.rest()).doesNotContain("data:");
            Poll.until("free place", LIMIT, () -> brief.api.openStreams() == 0);
        }
    }

    @Test
    void closingTheServer_endsTheStreamInGoodOrder() throws IOException {
        EventClient client = greeted("");

        server.close();

        assertThat(client.connection.rest()).endsWith("0\r\n\r\n");
    }

    @Test
    void head_endsAtOnce() {
        assertThat(server.method("HEAD", "/api/logs/stream").statusCode()).isEqualTo(200);
        assertThat(server.api.openStreams()).isZero();
    }
}
