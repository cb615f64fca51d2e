package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.identity.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How callers show who they are, and what they hear when that does not do. */
class AccessTest {
    private static final String PAGE = "https://wall.example";
    private static final String STRANGER = "https://evil.example";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(TestServer.corsOrigins(PAGE));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void on() {
        server.people.on = true;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("absent");
    }

    private static String ask(String request) throws IOException {
        return RawConnection.ask(server.port(), request.replace("\n", "\r\n") + "Connection: close\r\n\r\n");
    }

    @Test
    void withoutCredentials_theAnswerIsAChallenge() {
        HttpResponse<String> answer = server.get("/api/rooms");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Not authenticated\"}");
        assertThat(header(answer, "WWW-Authenticate")).isEqualTo("Bearer realm=\"rackstate\"");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "X-Request-ID")).isNotEqualTo("absent");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer forged",
        "Authorization, Bearer",
        "Authorization, 'Bearer session-admin session-admin'",
        "Authorization, 'Bearer session-admin,session-admin'",
        "Authorization, Bearer s\u00e9ssion",
        "X-Api-Key, forged",
        "X-Api-Key, ''",
        "X-Api-Key, 'key-admin key-admin'",
    })
    void badCredentials_areToldFromNone(String name, String value) throws IOException {
        String answer = ask("GET /api/rooms HTTP/1.1\nHost: x\n" + name + ": " + value + "\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 401")
                .contains("WWW-Authenticate: Bearer realm=\"rackstate\", error=\"invalid_token\"")
                .endsWith("{\"detail\":\"Invalid or expired token\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer session-admin", "X-Api-Key: key-admin"})
    void credentialsShownTwice_areNone(String header) throws IOException {
        assertThat(ask("GET /api/rooms HTTP/1.1\nHost: x\n" + header + "\n" + header + "\n"))
                .startsWith("HTTP/1.1 401")
                .contains("invalid_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearersession-admin", "session-admin", "Digest x"})
    void anotherScheme_showsNothing(String authorization) {
        HttpResponse<String> answer = server.get("/api/rooms", "Authorization", authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Not authenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer session-viewer", "bearer session-viewer", "BEARER   session-viewer", "Bearer key-viewer"
            })
    void theScheme_isMatchedInAnyCase(String authorization) {
        assertThat(server.get("/api/rooms", "Authorization", authorization).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoIsKnownButMayNot_isToldWhatIsNeeded() {
        HttpResponse<String> answer = server.get("/api/users", People.session(Role.OPERATOR));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Needs the role admin. 'operator' has the role operator.\"}");
        assertThat(header(answer, "WWW-Authenticate")).isEqualTo("absent");
    }

    @Test
    void whileOff_whoIsOutsideTheTrustedNetworks_isToldSo() {
        server.people.on = false;
        server.people.trusted = List.of("10.0.0.1");
        try {
            HttpResponse<String> answer = server.get("/api/users");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body())
                    .isEqualTo("{\"detail\":\"Needs the role admin. Authentication is off, and 127.0.0.1 is in none of"
                            + " the trusted networks, so it may only read.\"}");
            assertThat(server.get("/api/rooms").statusCode()).isEqualTo(200);
        } finally {
            server.people.trusted = List.of();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /nowhere",
                "POST /api/rooms",
                "DELETE /healthz",
                "GET /api/racks/%ff",
                "GET /api/rooms/",
                "OPTIONS /api/rooms",
                "OPTIONS /nowhere",
                "GET /api/users/somebody",
                "GET /api/racks/r1/state?include_metrics=maybe"
            })
    void whatThereIs_isOnlyToldToThoseWhoAreKnown(String request) throws IOException {
        assertThat(ask(request + " HTTP/1.1\nHost: x\n"))
                .startsWith("HTTP/1.1 401")
                .doesNotContain("Allow:", "Location:");
        assertThat(ask(request + " HTTP/1.1\nHost: x\nX-Api-Key: key-admin\n")).doesNotContain("HTTP/1.1 401");
    }

    @Test
    void aSlashTooManyBehindAnOpenPath_needsNobody() {
        assertThat(server.get("/docs/").statusCode()).isEqualTo(307);
    }

    @Test
    void theRole_isLookedAtBeforeParametersAndBody() {
        HttpResponse<String> parameter = server.get("/api/audit?limit=x", People.session(Role.VIEWER));
        HttpResponse<String> body = server.write("POST", "/api/users", "{", People.session(Role.VIEWER));

        assertThat(parameter.statusCode()).isEqualTo(403);
        assertThat(body.statusCode()).isEqualTo(403);
        assertThat(server.get("/api/audit?limit=x", People.session(Role.ADMIN)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void limitsOfTheRequestItself_comeFirst() throws IOException {
        assertThat(ask("GET /" + "x".repeat(9000) + " HTTP/1.1\nHost: x\n")).startsWith("HTTP/1.1 414");
        assertThat(ask("POST /api/users HTTP/1.1\nHost: x\nContent-Length: 1048577\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void aStrangersBody_isNotWaitedFor() throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.say("POST /api/users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000000\r\n\r\n");

            assertThat(connection.line()).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void whatStrangersMaySend_isLittle() throws IOException {
        String head = "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        try (RawConnection announced = new RawConnection(server.port());
                RawConnection grown = new RawConnection(server.port())) {
            announced.say(head + "Content-Length: 16385\r\n\r\n");
            grown.say(head + "Transfer-Encoding: chunked\r\n\r\n5000\r\n" + " ".repeat(0x5000) + "\r\n");

            assertThat(announced.line()).startsWith("HTTP/1.1 413");
            assertThat(grown.line()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aStrangerWhoAsksFirst_isNotToldToGoOn() throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.say("POST /api/users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000000\r\nExpect: 100-continue\r\n\r\n");

            assertThat(connection.line()).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void whatAKnownCallerReads_isKeptByNobodyElse() {
        HttpResponse<String> read = server.get("/api/racks/r1/state", People.session(Role.VIEWER));
        HttpResponse<String> again =
                server.get("/api/racks/r1/state", "X-Api-Key", "key-viewer", "If-None-Match", header(read, "ETag"));

        assertThat(header(read, "Cache-Control")).isEqualTo("private, no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(header(again, "Cache-Control")).isEqualTo("private, no-cache");
        assertThat(header(server.get("/api/users", People.session(Role.ADMIN)), "Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void aPreflight_isAnsweredToAll_andNamesWhatMayBeSent() {
        HttpResponse<String> answer =
                server.method("OPTIONS", "/api/users", "Origin", PAGE, "Access-Control-Request-Method", "POST");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Access-Control-Allow-Headers")).contains("Authorization", "If-Match", "X-Api-Key");
        HttpResponse<String> refused = server.get("/api/rooms", "Origin", PAGE);
        assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(header(refused, "Access-Control-Expose-Headers")).contains("WWW-Authenticate");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, Sec-Fetch-Site, cross-site, 403",
        "POST, Sec-Fetch-Site, same-site, 403",
        "POST, Sec-Fetch-Site, same-origin, 200",
        "POST, Sec-Fetch-Site, none, 200",
        "POST, Origin, https://evil.example, 403",
        "POST, Origin, null, 403",
        "POST, Origin, https://wall.example, 200",
        "POST, Origin, OWN, 200",
        "POST, User-Agent, curl, 200",
        "GET, Sec-Fetch-Site, cross-site, 200",
        "GET, Origin, https://evil.example, 200",
    })
    void whileOff_aPageOfAnotherOrigin_changesNothing(String method, String name, String value, int status)
            throws IOException {
        server.people.on = false;
        String path = method.equals("GET") ? "/api/rooms" : "/api/auth/logout";
        String own = value.equals("OWN") ? "http://wall.local:8000" : value;

        assertThat(ask(method + " " + path + " HTTP/1.1\nHost: wall.local:8000\nContent-Length: 0\n" + name + ": " + own
                        + "\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @Test
    void credentialsOfItsOwn_letAPageOfAnotherOriginIn() {
        HttpResponse<String> answer =
                server.method("POST", "/api/auth/logout", "Origin", STRANGER, "X-Api-Key", "key-viewer");

        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
