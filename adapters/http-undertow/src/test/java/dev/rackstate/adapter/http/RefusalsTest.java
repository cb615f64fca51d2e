package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.testkit.process.Poll;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests that are not carried out, and how the caller hears of it. */
class RefusalsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String ask(String request) throws IOException {
        return RawConnection.ask(server.port(), request);
    }

    private static String get(String target) throws IOException {
        return ask("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nowhere", "/api", "/api/", "/api/racks//state", "/api/rooms/hall/state/more", "/api/rooms;x=1"
            })
    void anUnknownPath_is404(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 404").endsWith("{\"detail\":\"Not Found\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/rooms/, /api/rooms",
        "/api/rooms/?site_id=a%20b, /api/rooms?site_id=a%20b",
        "/api/racks/r1/state/, /api/racks/r1/state",
        "/healthz/, /healthz",
    })
    void aSlashTooMany_isToldTheWay(String path, String location) {
        HttpResponse<String> answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).hasValue(location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"})
    void anotherMethod_is405AndNamesTheRightOnes(String method) throws IOException {
        String answer = ask(method + " /api/rooms HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET, HEAD, OPTIONS")
                .contains("{\"detail\":\"Method " + method + " is not allowed here; allowed: GET, HEAD, OPTIONS\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/racks/%", "/api/racks/%2", "/api/racks/%zz/state", "/api/rooms?site_id=%f"})
    void anAddressThatIsNotWellEncoded_is400(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/racks/%ff", "/api/racks/%c3%28/state", "/api/racks/r1/state?include_metrics=%ff"})
    void anAddressThatIsNotUtf8_is400AndSaysSo(String path) throws IOException {
        assertThat(get(path))
                .startsWith("HTTP/1.1 400")
                .endsWith("{\"detail\":\"The address is percent-encoded, but not in UTF-8\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/racks/%00",
                "/api/racks/a%2Fb",
                "/api/racks/..%2f..%2fetc",
                "/api/racks/%2e%2e",
                "/api/racks/r1%0A"
            })
    void idsThatNobodyHas_are404(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 404").contains("{\"detail\":\"Rack '");
    }

    @Test
    void anEncodedSlash_isPartOfAnId() {
        assertThat(server.get("/api/devices/lone/od%22d%2F%5C%C3%BC/state").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anEncodedLetter_isTheLetter() throws IOException {
        assertThat(get("/api/%72acks/%721/state")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aWholeAddressInTheRequestLine_isTakenAsItsPath() throws IOException {
        assertThat(get("http://elsewhere.example/api/rooms/states")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aParameterOfTheWrongKind_is422AndSaysWhatIsAllowed() {
        HttpResponse<String> answer = server.get("/api/racks/r1/state?include_metrics=maybe");

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode body = TestServer.parse(answer.body());
        assertThat(body.get("error").stringValue()).isEqualTo("Validation error");
        assertThat(body.get("path").stringValue()).isEqualTo("/api/racks/r1/state");
        JsonNode item = body.at("/detail/0");
        assertThat(item.get("type").stringValue()).isEqualTo("bool_parsing");
        assertThat(item.get("loc").toString()).isEqualTo("[\"query\",\"include_metrics\"]");
        assertThat(item.get("msg").stringValue()).isEqualTo("include_metrics: true or false is expected");
        assertThat(item.get("input").stringValue()).isEqualTo("maybe");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=many, int_parsing, limit: a whole number is expected",
        "limit=0, greater_than_equal, limit: at least 1 is expected",
        "limit=9999999999, less_than_equal, limit: at most 2147483647 is expected",
        "offset=-1, greater_than_equal, offset: at least 0 is expected",
        "state=BAD, literal_error, 'state: one of OK, WARN, CRIT, UNKNOWN is expected'",
        "type=x, literal_error, 'type: one of node, virtual_node, device, rack is expected'",
    })
    void eachKindOfParameter_hasItsOwnWords(String query, String type, String message) {
        HttpResponse<String> answer = server.get("/api/alerts/active?" + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(TestServer.parse(answer.body()).at("/detail/0/type").stringValue())
                .isEqualTo(type);
        assertThat(TestServer.parse(answer.body()).at("/detail/0/msg").stringValue())
                .isEqualTo(message);
    }

    @Test
    void everyWrongParameter_isListed() {
        JsonNode body = TestServer.parse(
                server.get("/api/alerts/active?limit=x&offset=y&state=z").body());

        assertThat(body.get("detail").size()).isEqualTo(3);
    }

    @Test
    void unknownParameters_areIgnored_andOfSeveralTheLastCounts() {
        assertThat(server.get("/api/racks/r1/state?nonsense=1&%F0%9F%98%80=2&&=")
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.json("/api/racks/r1/state?include_metrics=1&include_metrics=0")
                        .at("/metrics/temperature")
                        .isNull())
                .isTrue();
    }

    @Test
    void aVeryLongAddress_is414() {
        HttpResponse<String> answer = server.get("/api/racks/" + "x".repeat(9000));

        assertThat(answer.statusCode()).isEqualTo(414);
        assertThat(answer.body()).contains("longer than 8192 characters");
    }

    @Test
    void aBodyThatIsAnnouncedTooLarge_is413_whateverTheRoute_andTheConnectionGoesOn() throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.say("POST /api/rooms HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n");
            connection.say(" ".repeat(1048577));
            assertThat(connection.line()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");

            connection.say("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(connection.rest())
                    .contains("{\"detail\":\"The body is larger than 1048576 bytes\"}HTTP/1.1 200 OK");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\r\n\r\n",
                "GET /api/rooms\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/rooms HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "GET /api/rooms HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n",
            })
    void whatIsNotHttp_isNeverAnsweredWithAServerError(String request) throws IOException {
        assertThat(ask(request + "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .doesNotContain("HTTP/1.1 5");
        assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void tooManyHeadersOrTooLargeOnes_areRefused() throws IOException {
        String many = "X-A: 1\r\n".repeat(150);
        String large = "X-A: " + "a".repeat(40_000) + "\r\n";

        assertThat(ask("GET /healthz HTTP/1.1\r\nHost: x\r\n" + many + "\r\n")).doesNotContain("HTTP/1.1 2");
        assertThat(ask("GET /healthz HTTP/1.1\r\nHost: x\r\n" + large + "\r\n")).doesNotContain("HTTP/1.1 2");
    }

    @Test
    void aRequestThatDoesNotArrive_isCutOff() throws IOException {
        Limits limits = limits(Limits.DEFAULT.connections(), Duration.ofMillis(200));
        try (TestServer impatient = TestServer.start(limits, List.of());
                RawConnection slow = new RawConnection(impatient.port())) {
            slow.say("GET /healthz HT");

            assertThat(slow.rest()).isEmpty();
        }
    }

    @Test
    void moreConnectionsThanAllowed_waitUntilOneIsFree() throws IOException {
        try (TestServer narrow = TestServer.start(limits(4, Limits.DEFAULT.parse()), List.of())) {
            List<RawConnection> served = new ArrayList<>();
            Poll.until("full house", Duration.ofSeconds(10), () -> {
                RawConnection next = new RawConnection(narrow.port());
                next.socket().setSoTimeout(300);
                next.say("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
                try {
                    assertThat(next.line()).startsWith("HTTP/1.1 200");
                    served.add(next);
                    return false;
                } catch (SocketTimeoutException e) {
                    next.close();
                    return true;
                }
            });
            assertThat(served).hasSizeLessThanOrEqualTo(4);
            for (RawConnection holder : served) {
                holder.close();
            }
            Poll.until(
                    "answer after the others left",
                    Duration.ofSeconds(10),
                    () -> RawConnection.ask(
                                    narrow.port(), "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .startsWith("HTTP/1.1 200"));
        }
    }

    private static Limits limits(int connections, Duration parse) {
        Limits usual = Limits.DEFAULT;
        return new Limits(
                usual.bodyBytes(),
                usual.urlLength(),
                usual.headerBytes(),
                usual.headers(),
                usual.parameters(),
                connections,
                parse,
                usual.idle(),
                usual.transfer(),
                usual.shutdown(),
                usual.workers(),
                usual.queue(),
                usual.streams(),
                usual.heartbeat(),
                usual.logStream());
    }
}
