package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.domain.identity.Role;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Users and API keys, as administrators see and change them. */
class AccountsTest {
    private static final String ANN = "{\"name\":\"ann\",\"role\":\"operator\",\"password\":\"long enough now\"}";
    private static final String KEY =
            "{\"name\":\"backup\",\"role\":\"viewer\",\"expires_at\":\"2027-01-01T00:00:00Z\"}";

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
        server.people.on = true;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(People.session(Role.ADMIN), 0, all, 0, 2);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return server.write(method, path, body, all);
    }

    private HttpResponse<String> delete(String path, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(People.session(Role.ADMIN), 0, all, 0, 2);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return server.method("DELETE", path, all);
    }

    private HttpResponse<String> get(String path) {
        return server.get(path, People.session(Role.ADMIN));
    }

    private JsonNode json(String path) {
        return TestServer.parse(get(path).body());
    }

    private static String tag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElse("absent");
    }

    @Test
    void aNewUser_isShownAndListed() {
        HttpResponse<String> answer = send("POST", "/api/users", ANN);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo("{\"name\":\"ann\",\"role\":\"operator\",\"enabled\":true,\"built_in\":false,"
                        + "\"can_sign_in\":true,\"created_at\":\"2026-03-01T12:00:05Z\"}");
        assertThat(get("/api/users/ann").body()).isEqualTo(answer.body());
        assertThat(tag(get("/api/users/ann"))).isEqualTo(tag(answer));
        assertThat(json("/api/users").get("users").findValuesAsString("name")).containsExactly("admin", "ann");
    }

    @Test
    void aNameThatMustBeEncoded_isFoundAgain() {
        send("POST", "/api/users", ANN.replace("ann", " M\u00fcller/2 "));

        assertThat(json("/api/users/M%C3%BCller%2F2").get("name").stringValue()).isEqualTo("M\u00fcller/2");
    }

    @Test
    void aChange_leavesWhatItDoesNotName() {
        send("POST", "/api/users", ANN);

        HttpResponse<String> answer = send("PUT", "/api/users/ann", "{\"enabled\":false}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(TestServer.parse(answer.body()).get("role").stringValue()).isEqualTo("operator");
        assertThat(TestServer.parse(answer.body()).get("can_sign_in").booleanValue())
                .isFalse();
        assertThat(server.identity
                        .inForce()
                        .accounts()
                        .user("ann")
                        .orElseThrow()
                        .enabled())
                .isFalse();
    }

    @Test
    void aRemovedUser_isGone() {
        send("POST", "/api/users", ANN);

        assertThat(delete("/api/users/ann").body()).isEqualTo("{\"ok\":true}");
        assertThat(get("/api/users/ann").statusCode()).isEqualTo(404);
        assertThat(get("/api/users/ann").body()).isEqualTo("{\"detail\":\"User 'ann' not found\"}");
    }

    @Test
    void aPasswordAgainstThePolicy_is422WithTheReason() {
        HttpResponse<String> answer = send("POST", "/api/users", ANN.replace("long enough now", "short"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .isEqualTo("{\"detail\":\"the password must have at least 12 characters; this one has 5\"}");
    }

    @Test
    void whatIsNotThere_is404() {
        assertThat(send("PUT", "/api/users/nobody", "{}").statusCode()).isEqualTo(404);
        assertThat(delete("/api/users/nobody").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"role\":\"root\",\"password\":\"x\"}",
                "{\"name\":\"a\",\"password\":\"x\"}",
                "{\"name\":\"a\",\"role\":\"admin\",\"password\":\"x\",\"built_in\":true}",
                "{\"name\":\"a\",\"role\":\"admin\",\"password_hash\":\"x\"}"
            })
    void whatNobodyMaySet_is422(String body) {
        assertThat(send("POST", "/api/users", body).statusCode()).isEqualTo(422);
        assertThat(server.identity.inForce().accounts().users()).isEmpty();
    }

    @Test
    void aChangeOfWhatHasChangedMeanwhile_is412() {
        String before = tag(send("POST", "/api/users", ANN));
        String list = tag(get("/api/users"));
        send("PUT", "/api/users/ann", "{\"role\":\"viewer\"}", "If-Match", before);

        assertThat(send("PUT", "/api/users/ann", "{\"enabled\":false}", "If-Match", before)
                        .statusCode())
                .isEqualTo(412);
        assertThat(delete("/api/users/ann", "If-Match", before).statusCode()).isEqualTo(412);
        assertThat(send("POST", "/api/users", ANN.replace("ann", "bob"), "If-Match", list)
                        .statusCode())
                .isEqualTo(412);
        assertThat(delete("/api/users/ann", "If-Match", tag(get("/api/users/ann")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDryRun_changesNothing() {
        HttpResponse<String> answer = send("POST", "/api/users?dry_run=true", ANN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(TestServer.parse(answer.body()).get("dry_run").booleanValue())
                .isTrue();
        assertThat(server.identity.inForce().accounts().users()).isEmpty();
        assertThat(send("POST", "/api/api-keys?dry_run=1", KEY).body()).doesNotContain("\"key\"");
        assertThat(server.identity.inForce().accounts().apiKeys()).isEmpty();
    }

    @Test
    void aNewKey_isShownWholeOnce() {
        HttpResponse<String> answer = send("POST", "/api/api-keys", KEY);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode made = TestServer.parse(answer.body());
        String key = made.get("key").stringValue();
        assertThat(key).hasSizeGreaterThan(40).startsWith(made.get("prefix").stringValue());
        JsonNode listed = json("/api/api-keys").at("/api_keys/0");
        assertThat(listed.toString())
                .isEqualTo("{\"id\":" + made.get("id") + ",\"name\":\"backup\",\"prefix\":" + made.get("prefix")
                        + ",\"role\":\"viewer\",\"created_at\":\"2026-03-01T12:00:05Z\",\"created_by\":\"admin\","
                        + "\"expires_at\":\"2027-01-01T00:00:00Z\",\"last_used\":null}");
    }

    @Test
    void aKeyThatHasRunOutAlready_isRefused() {
        HttpResponse<String> answer = send("POST", "/api/api-keys", KEY.replace("2027", "2020"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("has run out already");
    }

    @Test
    void aRevokedKey_isGone() {
        String none = tag(get("/api/api-keys"));
        JsonNode made = TestServer.parse(send("POST", "/api/api-keys", KEY).body());
        String path = "/api/api-keys/" + made.get("id").stringValue();

        assertThat(delete(path, "If-Match", none).statusCode()).isEqualTo(412);
        assertThat(delete(path, "If-Match", tag(get("/api/api-keys"))).body()).isEqualTo("{\"ok\":true}");
        assertThat(get("/api/api-keys").body()).isEqualTo("{\"api_keys\":[]}");
        assertThat(delete(path).statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasDone_isInTheAuditLogUnderItsRequest() throws Exception {
        HttpResponse<String> answer = send("POST", "/api/users", ANN);

        AuditEntry entry = server.audit
                .find(new AuditLog.Query(null, null, null, null, null, 1))
                .get(0);
        assertThat(entry.actor()).isEqualTo("admin");
        assertThat(entry.action()).isEqualTo("addUser");
        assertThat(entry.target()).isEqualTo("users/ann");
        assertThat(entry.requestId())
                .isEqualTo(answer.headers().firstValue("X-Request-ID").orElseThrow());
    }
}
