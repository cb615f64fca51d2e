package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.message.Responder;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.domain.health.HealthState;
import io.undertow.util.Methods;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Routes that take a body, as the table carries them: a route of the test's own echoes what it was sent. */
class RequestBodyTest {
    private static TestServer server;

    record InnerJson(String id, int weight) {
        InnerJson {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is at least 0, not " + weight);
            }
        }
    }

    record EchoJson(
            String name,
            HealthState state,
            boolean flag,
            @Nullable Double ratio,
            @Nullable Instant since,
            List<InnerJson> parts,
            @Nullable Map<String, Long> counts) {}

    private static final String GOOD = """
            {"name": "x", "state": "WARN", "flag": true, "ratio": 0.5, "since": "2026-01-01T00:00:00Z",
             "parts": [{"id": "a", "weight": 1}], "counts": {"n": 3}}
            """;

    @BeforeAll
    static void start() {
        Tag tag = new Tag("Test", "Only here.");
        Route echo = RouteBuilder.of(Methods.POST, "/test/echo", "echo", tag)
                .summary("Echo")
                .takesBody(EchoJson.class)
                .answers(201, EchoJson.class, "What was sent.")
                .works(call -> Answer.of(201, call.body(EchoJson.class))
                        .with("X-Thread", Thread.currentThread().getName()));
        Route remove = RouteBuilder.of(Methods.DELETE, "/test/echo", "remove", tag)
                .summary("Nothing")
                .works(call -> Answer.nothing());
        Route broken = RouteBuilder.get("/test/broken", "broken", tag)
                .summary("Fails")
                .answers(EchoJson.class, "Never.")
                .works(call -> {
                    throw new IllegalStateException("secret inside");
                });
        server = TestServer.start(Limits.DEFAULT, List.of(echo, remove, broken));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> post(String body) {
        return server.post("/test/echo", body, "Content-Type", "application/json; charset=utf-8");
    }

    private static JsonNode firstError(String body) {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return TestServer.parse(answer.body()).at("/detail/0");
    }

    @Test
    void aGoodBody_reachesItsHandlerOnAWorker() {
        HttpResponse<String> answer = post(GOOD);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(TestServer.parse(answer.body())).isEqualTo(TestServer.parse(GOOD));
        assertThat(answer.headers().firstValue("X-Thread").orElse("")).startsWith("rackstate-http-worker-");
    }

    @Test
    void nullableFields_mayBeAbsentOrNull() {
        assertThat(post("{\"name\":\"x\",\"state\":\"ok\",\"flag\":false,\"parts\":[],\"ratio\":null}")
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'x'| \"name\":7 | string_type | [\"body\",\"name\"]",
                "'x'| \"state\":\"BAD\" | literal_error | [\"body\",\"state\"]",
                "'x'| \"flag\":\"true\" | bool_type | [\"body\",\"flag\"]",
                "'x'| \"flag\":null | bool_type | [\"body\",\"flag\"]",
                "'x'| \"ratio\":\"1\" | float_type | [\"body\",\"ratio\"]",
                "'x'| \"since\":\"yesterday\" | datetime_parsing | [\"body\",\"since\"]",
                "'x'| \"parts\":{} | list_type | [\"body\",\"parts\"]",
                "'x'| \"parts\":[{\"id\":\"a\",\"weight\":1.5}] | int_type | [\"body\",\"parts\",0,\"weight\"]",
                "'x'| \"parts\":[{\"id\":\"a\",\"weight\":-1}] | value_error | [\"body\",\"parts\",0]",
                "'x'| \"counts\":[] | dict_type | [\"body\",\"counts\"]",
                "'x'| \"extra\":1 | extra_forbidden | [\"body\",\"extra\"]",
            })
    void eachMistake_hasItsKindAndItsPlace(String ignored, String replacement, String type, String place) {
        String name = replacement.substring(1, replacement.indexOf('"', 1));
        String body = GOOD.replace("}}\n", "}}")
                .replaceAll("\"" + name + "\": (\"[^\"]*\"|\\[[^]]*]|\\{[^}]*}|[^,}]*)", replacement);
        body = body.contains(replacement) ? body : GOOD.stripTrailing().replaceFirst("}$", ", " + replacement + "}");

        JsonNode error = firstError(body);

        assertThat(error.get("type").stringValue()).isEqualTo(type);
        assertThat(error.get("loc").toString()).isEqualTo(place);
    }

    @Test
    void everyMistake_isListedAtOnce() {
        HttpResponse<String> answer = post("{\"name\":1,\"colour\":\"red\",\"parts\":[{\"weight\":\"x\"}]}");

        JsonNode detail = TestServer.parse(answer.body()).get("detail");
        assertThat(detail.findValuesAsString("type"))
                .containsExactly("string_type", "extra_forbidden", "int_type", "missing", "missing", "missing");
        assertThat(detail.at("/1/msg").stringValue())
                .isEqualTo("'colour' is not known; known: name, state, flag, ratio, since, parts, counts");
    }

    @Test
    void theConstructorsOwnWords_reachTheCaller() {
        JsonNode error = firstError(GOOD.replace("\"weight\": 1", "\"weight\": -1"));

        assertThat(error.get("msg").stringValue()).isEqualTo("a weight is at least 0, not -1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"name\":\"x\"} {}", "{\"name\":\"x\",\"name\":\"y\"}", "nul", "{'a':1}", "[1,]"})
    void whatIsNotJson_is422(String body) {
        JsonNode error = firstError(body);

        assertThat(error.get("type").stringValue()).isIn("json_invalid", "missing");
    }

    @Test
    void aDeepDocument_isRefusedBeforeItIsBuilt() {
        assertThat(firstError("[".repeat(1000)).get("type").stringValue()).isEqualTo("json_invalid");
        assertThat(firstError("\"" + "x".repeat(70_000) + "\"").get("type").stringValue())
                .isEqualTo("json_invalid");
    }

    @Test
    void anotherMediaType_is415() {
        assertThat(server.post("/test/echo", GOOD, "Content-Type", "text/plain").statusCode())
                .isEqualTo(415);
        assertThat(server.post("/test/echo", GOOD).statusCode()).isEqualTo(415);
    }

    @Test
    void aBodyThatGrowsTooLargeOnTheWay_is413() throws IOException {
        String head = String.join(
                "\r\n",
                "POST /test/echo HTTP/1.1",
                "Host: x",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "",
                "");
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";

        try (RawConnection connection = new RawConnection(server.port())) {
            connection.say(head + chunk.repeat(17));
            assertThat(connection.line()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }
    }

    @Test
    void aLargeBodyOverAClient_isRefusedToo() {
        HttpRequest request = server.request("/test/echo", "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(" ".repeat(1024 * 1024 + 1)))
                .build();

        assertThat(server.send(request).statusCode()).isEqualTo(413);
    }

    @Test
    void anAnswerWithoutABody_is204() {
        assertThat(server.method("DELETE", "/test/echo").statusCode()).isEqualTo(204);
        assertThat(server.method("OPTIONS", "/test/echo").headers().firstValue("Allow"))
                .hasValue("DELETE, OPTIONS, POST");
    }

    @Test
    void aFaultOfOurs_is500WithAnIdAndNothingElse_andTheLogHasTheRest() {
        Logger log = (Logger) LoggerFactory.getLogger(Responder.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        log.addAppender(heard);
        log.setAdditive(false);
        try {
            HttpResponse<String> answer = server.get("/test/broken");

            assertThat(answer.statusCode()).isEqualTo(500);
            String id = answer.headers().firstValue("X-Request-ID").orElseThrow();
            assertThat(TestServer.parse(answer.body()))
                    .isEqualTo(
                            TestServer.parse("{\"detail\":\"Internal server error\",\"request_id\":\"" + id + "\"}"));
            assertThat(heard.list).hasSize(1);
            assertThat(heard.list.get(0).getFormattedMessage())
                    .isEqualTo("request " + id + " failed: GET /test/broken");
            assertThat(heard.list.get(0).getThrowableProxy().getMessage()).isEqualTo("secret inside");
        } finally {
            log.setAdditive(true);
            log.detachAppender(heard);
        }
    }
}
