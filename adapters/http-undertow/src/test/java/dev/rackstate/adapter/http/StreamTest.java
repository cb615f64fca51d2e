package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.health.HealthState;
import dev.rackstate.testkit.process.Poll;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Server-sent events over a real connection. */
class StreamTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private TestServer server;
    private final List<EventClient> clients = new ArrayList<>();

    private EventClient connect(String... headers) throws IOException {
        EventClient client = new EventClient(server.port(), "/api/stream", headers);
        clients.add(client);
        return client;
    }

    @BeforeEach
    void start() {
        server = TestServer.start(limits(4, Duration.ofSeconds(15)), List.of());
    }

    @AfterEach
    void stop() throws IOException {
        for (EventClient client : clients) {
            client.close();
        }
        server.close();
    }

    private static Limits limits(int streams, Duration heartbeat) {
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
                Duration.ofMillis(400),
                usual.shutdown(),
                usual.workers(),
                usual.queue(),
                streams,
                heartbeat,
                usual.logStream());
    }

    @Test
    void whoMayNotReadAnyMore_isCutOff() throws IOException {
        try (TestServer strict = TestServer.start(limits(4, Duration.ofMillis(50)), List.of())) {
            strict.people.on = true;
            try (EventClient client = new EventClient(strict.port(), "/api/stream", "X-Api-Key: key-viewer\r\n")) {
                assertThat(client.next().get("event")).isEqualTo("hello");
                strict.people.ended = true;

                client.connection.rest();
                Poll.until("the stream to be gone", LIMIT, () -> strict.api.openStreams() == 0);
            }
        }
    }

    @Test
    void aNewClient_isGreetedWithTheVersion() throws IOException {
        EventClient client = connect();

        assertThat(client.status).startsWith("HTTP/1.1 200");
        assertThat(client.headers.get("Content-Type")).isEqualTo("text/event-stream; charset=utf-8");
        assertThat(client.headers.get("Cache-Control")).isEqualTo("no-cache");
        Map<String, String> hello = client.next();
        assertThat(hello.get("event")).isEqualTo("hello");
        assertThat(hello.get("id")).endsWith("-1");
        JsonNode data = TestServer.parse(hello.get("data"));
        assertThat(data.get("version").longValue()).isEqualTo(1);
        assertThat(data.get("resumed").booleanValue()).isFalse();
        assertThat(data.get("heartbeat_seconds").longValue()).isEqualTo(15);
    }

    @Test
    void everyPublication_tellsAllClientsWhatChanged() throws IOException {
        EventClient first = connect();
        EventClient second = connect();
        first.next();
        second.next();

        server.publish(situation -> situation.nextRound().node("m1", HealthState.CRIT));

        for (EventClient client : List.of(first, second)) {
            Map<String, String> event = client.next();
            assertThat(event.get("event")).isEqualTo("state");
            assertThat(event.get("id")).endsWith("-2");
            JsonNode data = TestServer.parse(event.get("data"));
            assertThat(data.get("reset").booleanValue()).isFalse();
            assertThat(data.get("changed").findValuesAsString("path"))
                    .containsExactly(
                            "beta",
                            "beta/hall",
                            "beta/hall/a",
                            "beta/hall/a/r1",
                            "beta/hall/a/r1/cpu",
                            "beta/hall/a/r1/cpu/m1");
            JsonNode node = data.at("/changed/5");
            assertThat(node.get("kind").stringValue()).isEqualTo("node");
            assertThat(node.get("from").stringValue()).isEqualTo("OK");
            assertThat(node.get("state").stringValue()).isEqualTo("CRIT");
        }
    }

    @Test
    void aPublicationWithoutAChange_isToldToo() throws IOException {
        EventClient client = connect();
        client.next();

        server.publish(Situation::nextRound);

        assertThat(client.data().get("changed").isEmpty()).isTrue();
    }

    @Test
    void aChangedBuilding_meansReadingEverythingAnew() throws IOException {
        EventClient client = connect();
        client.next();

        server.state.publish(Situation.start().nextRound().published());

        JsonNode event = client.data();
        assertThat(event.get("reset").booleanValue()).isTrue();
        assertThat(event.get("changed").isEmpty()).isTrue();
    }

    @Test
    void aClientThatComesBack_hearsWhatItMissed() throws IOException {
        EventClient client = connect();
        client.next();
        server.publish(situation -> situation.nextRound().node("m1", HealthState.WARN));
        String seen = client.next().get("id");
        client.close();
        server.publish(situation -> situation.nextRound().node("m1", HealthState.CRIT));
        server.publish(situation -> situation.nextRound().node("m1", HealthState.OK));

        EventClient again = connect("Last-Event-ID: " + seen + "\r\n");

        assertThat(again.data().get("resumed").booleanValue()).isTrue();
        assertThat(again.data().get("version").longValue()).isEqualTo(3);
        assertThat(again.data().get("version").longValue()).isEqualTo(4);
    }

    @Test
    void aClientOfAnotherProcess_isToldToReadAnew() throws IOException {
        JsonNode hello = connect("Last-Event-ID: 0-1\r\n").data();

        assertThat(hello.get("resumed").booleanValue()).isFalse();
    }

    @Test
    void oneStreamTooMany_is503_untilOneEnds() throws IOException {
        for (int i = 0; i < 4; i++) {
            connect().next();
        }

        EventClient refused = connect();
        assertThat(refused.status).startsWith("HTTP/1.1 503");
        assertThat(refused.headers.get("Retry-After")).isEqualTo("30");

        clients.get(0).close();
        Poll.until("free place", LIMIT, () -> {
            server.publish(Situation::nextRound);
            return connect().status.startsWith("HTTP/1.1 200");
        });
    }

    @Test
    void aClientThatDoesNotRead_isDropped() throws IOException {
        connect().next();
        assertThat(server.api.openStreams()).isEqualTo(1);

        Poll.until("dropped client", LIMIT, () -> {
            for (int i = 0; i < 200; i++) {
                server.publish(situation -> situation.nextRound().node("m1", HealthState.CRIT));
                server.publish(situation -> situation.nextRound().node("m1", HealthState.OK));
            }
            return server.api.openStreams() == 0;
        });
    }

    @Test
    void aQuietStream_isKeptAliveByComments_pastTheTransferLimit() throws IOException {
        try (TestServer chatty = TestServer.start(limits(1, Duration.ofMillis(100)), List.of());
                EventClient client = new EventClient(chatty.port(), "/api/stream")) {
            client.next();
            for (int i = 0; i < 8; i++) {
                assertThat(client.next()).containsKey("");
            }
            chatty.publish(Situation::nextRound);
            Poll.until("event after a quiet time", LIMIT, () -> client.next().containsKey("data"));
        }
    }

    @Test
    void closingTheServer_endsTheStreamInGoodOrder() throws IOException {
        EventClient client = connect();
        client.next();
        long started = System.nanoTime();

        server.close();

        assertThat(client.connection.rest()).endsWith("0\r\n\r\n");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void anHttpClient_readsTheStreamToo() {
        HttpRequest request = server.request("/api/stream").build();

        HttpResponse<Stream<String>> answer = server.send(request, HttpResponse.BodyHandlers.ofLines());

        try (Stream<String> lines = answer.body()) {
            assertThat(lines.filter(line -> line.startsWith("event:")).findFirst())
                    .hasValue("event: hello");
        }
    }

    @Test
    void head_endsAtOnce() {
        assertThat(server.method("HEAD", "/api/stream").statusCode()).isEqualTo(200);
        assertThat(server.api.openStreams()).isZero();
    }
}
