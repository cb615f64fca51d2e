package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.audit.AuditEntry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The lives of sessions and keys over HTTP, with real ones. */
class SessionsTest {
    private static final String NEXT = "an even better horse";

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.startWithAccounts();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> tryToLogIn(String name, String password) {
        return server.write(
                "POST", "/api/auth/login", "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}");
    }

    private String[] logIn(String name, String password) {
        HttpResponse<String> answer = tryToLogIn(name, password);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new String[] {
            "Authorization",
            "Bearer " + TestServer.parse(answer.body()).get("access_token").stringValue()
        };
    }

    private String[] administrator() {
        return logIn("admin", People.PASSWORD);
    }

    private String[] newUser(String[] administrator, String name, String role) {
        HttpResponse<String> answer = server.write(
                "POST",
                "/api/users",
                "{\"name\":\"" + name + "\",\"role\":\"" + role + "\",\"password\":\"" + NEXT + "\"}",
                administrator);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return logIn(name, NEXT);
    }

    private int status(String path, String... headers) {
        return server.get(path, headers).statusCode();
    }

    private JsonNode me(String... headers) {
        return TestServer.parse(server.get("/api/auth/me", headers).body());
    }

    @Test
    void whoSignsIn_getsInUntilTheySignOut() {
        assertThat(status("/api/rooms")).isEqualTo(401);
        String[] session = administrator();

        assertThat(status("/api/rooms", session)).isEqualTo(200);
        assertThat(me(session).toString())
                .isEqualTo("{\"username\":\"admin\",\"role\":\"admin\",\"kind\":\"session\"}");
        server.method("POST", "/api/auth/logout", session);

        HttpResponse<String> after = server.get("/api/rooms", session);
        assertThat(after.statusCode()).isEqualTo(401);
        assertThat(after.body()).isEqualTo("{\"detail\":\"Invalid or expired token\"}");
    }

    @Test
    void aSession_ends() {
        String[] session = administrator();
        server.clock.advance(Duration.ofHours(24));

        assertThat(status("/api/rooms", session)).isEqualTo(401);
    }

    @Test
    void aWrongNameAndAWrongPassword_areToldAlike() {
        HttpResponse<String> name = tryToLogIn("nobody", People.PASSWORD);
        HttpResponse<String> password = tryToLogIn("admin", "wrong");

        assertThat(name.statusCode()).isEqualTo(401);
        assertThat(name.body()).contains("credentials").isEqualTo(password.body());
        assertThat(password.statusCode()).isEqualTo(401);
    }

    @Test
    void manyWrongPasswords_areSlowedDown() {
        HttpResponse<String> answer = tryToLogIn("admin", "wrong");
        for (int i = 0; i < 30 && answer.statusCode() == 401; i++) {
            answer = tryToLogIn("admin", "wrong");
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
    }

    @Test
    void aNewPassword_endsTheOtherSessionsAndNotOnesOwn() {
        String[] own = administrator();
        String[] other = administrator();

        HttpResponse<String> answer = server.write(
                "POST",
                "/api/auth/change-password",
                "{\"current_password\":\"" + People.PASSWORD + "\",\"new_password\":\"" + NEXT + "\"}",
                own);

        assertThat(answer.body()).isEqualTo("{\"ok\":true}");
        assertThat(status("/api/rooms", own)).isEqualTo(200);
        assertThat(status("/api/rooms", other)).isEqualTo(401);
        assertThat(tryToLogIn("admin", People.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(tryToLogIn("admin", NEXT).statusCode()).isEqualTo(200);
    }

    @Test
    void aNewName_keepsTheSessionAndThePicture() {
        String[] session = administrator();
        String url = "data:image/jpeg;base64,"
                + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
        server.write("PUT", "/api/auth/avatar", "{\"avatar\":\"" + url + "\"}", session);

        HttpResponse<String> answer = server.write(
                "POST",
                "/api/auth/change-username",
                "{\"password\":\"" + People.PASSWORD + "\",\"new_username\":\" root \"}",
                session);

        assertThat(answer.body()).isEqualTo("{\"ok\":true,\"username\":\"root\"}");
        assertThat(me(session).get("username").stringValue()).isEqualTo("root");
        assertThat(server.get("/api/auth/avatar", session).body()).contains(url);
    }

    @Test
    void aBlankName_is422WithTheReason() {
        HttpResponse<String> answer = server.write(
                "POST",
                "/api/auth/change-username",
                "{\"password\":\"" + People.PASSWORD + "\",\"new_username\":\"  \"}",
                administrator());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(TestServer.parse(answer.body()).get("detail").stringValue()).contains("blank");
    }

    @Test
    void anotherRole_countsForOpenSessionsAtOnce() {
        String[] administrator = administrator();
        String[] ann = newUser(administrator, "ann", "admin");
        assertThat(status("/api/users", ann)).isEqualTo(200);

        server.write("PUT", "/api/users/ann", "{\"role\":\"viewer\"}", administrator);
        assertThat(status("/api/users", ann)).isEqualTo(403);

        server.method("DELETE", "/api/users/ann", administrator);
        assertThat(status("/api/rooms", ann)).isEqualTo(401);
    }

    @Test
    void aKey_opensWhatItsRoleMay_untilItIsRevoked() {
        String[] administrator = administrator();
        JsonNode made = TestServer.parse(
                server.write("POST", "/api/api-keys", "{\"name\":\"scraper\",\"role\":\"viewer\"}", administrator)
                        .body());
        String key = made.get("key").stringValue();

        assertThat(status("/metrics", "X-Api-Key", key)).isEqualTo(200);
        assertThat(status("/metrics", "Authorization", "Bearer " + key)).isEqualTo(200);
        assertThat(status("/api/users", "X-Api-Key", key)).isEqualTo(403);
        assertThat(TestServer.parse(server.get("/api/api-keys", administrator).body())
                        .at("/api_keys/0/last_used")
                        .stringValue())
                .isEqualTo("2026-03-01T12:00:05Z");

        server.method("DELETE", "/api/api-keys/" + made.get("id").stringValue(), administrator);
        assertThat(status("/metrics", "X-Api-Key", key)).isEqualTo(401);
    }

    @Test
    void whoSignedIn_isInTheAuditLog() {
        tryToLogIn("admin", "wrong");
        String[] session = administrator();

        JsonNode entries = TestServer.parse(
                        server.get("/api/audit?action=logIn", session).body())
                .get("entries");
        assertThat(entries.findValuesAsString("outcome")).containsExactly("done", "refused");
        assertThat(entries.at("/0/address").stringValue()).isEqualTo("127.0.0.1");
        assertThat(server.identity.audit().entries())
                .extracting(AuditEntry::toString)
                .noneMatch(text -> text.contains(People.PASSWORD) || text.contains("wrong\""));
    }
}
