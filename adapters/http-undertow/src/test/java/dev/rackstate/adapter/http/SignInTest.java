package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.identity.SignIn.SignInException;
import dev.rackstate.application.identity.SignIn.SignInException.Kind;
import dev.rackstate.domain.identity.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out, and one's own account. */
class SignInTest {
    private static final String LOGIN = "{\"username\":\"ann\",\"password\":\"" + People.PASSWORD + "\"}";
    private static final String PASSWORD =
            "{\"current_password\":\"" + People.PASSWORD + "\",\"new_password\":\"another horse\"}";
    private static final String USERNAME = "{\"password\":\"" + People.PASSWORD + "\",\"new_username\":\" bob \"}";

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

    private HttpResponse<String> post(String path, String body, String... headers) {
        return server.write("POST", "/api/auth/" + path, body, headers);
    }

    private static String detail(HttpResponse<String> answer) {
        return TestServer.parse(answer.body()).get("detail").stringValue();
    }

    @Test
    void status_isToldToEverybody() {
        assertThat(server.get("/api/auth/status").body())
                .isEqualTo("{\"enabled\":true,\"configured\":true,\"username\":\"root\",\"policy\":{\"min_length\":12,"
                        + "\"max_length\":128,\"require_digit\":false,\"require_symbol\":false}}");
    }

    @Test
    void login_answersAToken_whichNobodyKeeps() {
        HttpResponse<String> answer = post("login", LOGIN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"access_token\":\"session-ann\",\"token_type\":\"bearer\",\"expires_in\":28800,"
                        + "\"username\":\"ann\",\"role\":\"operator\"}");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "DISABLED, 400",
        "NOT_CONFIGURED, 401",
        "WRONG, 401",
        "THROTTLED, 429",
    })
    void login_thatDoesNotSucceed_hasItsStatus(Kind kind, int status) {
        server.people.refusal = new SignInException(kind, "because", Duration.ofMillis(1500));

        HttpResponse<String> answer = post("login", LOGIN);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(detail(answer)).isEqualTo("because");
        assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
        assertThat(answer.headers().firstValue("Retry-After").orElse("")).isEqualTo(status == 429 ? "2" : "");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "60000, 60"})
    void retryAfter_isRoundedUp(long millis, String seconds) {
        server.people.refusal = new SignInException(Kind.THROTTLED, "later", Duration.ofMillis(millis));

        assertThat(post("login", LOGIN).headers().firstValue("Retry-After")).hasValue(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"username\":\"a\"}",
                "{\"username\":\"a\",\"password\":1}",
                "{\"username\":null,\"password\":\"b\"}",
                "{\"username\":\"a\",\"password\":\"b\",\"remember\":true}"
            })
    void login_withoutWhatItNeeds_is422AndReachesNobody(String body) {
        assertThat(post("login", body).statusCode()).isEqualTo(422);
        assertThat(server.people.addresses).isEmpty();
    }

    @Test
    void me_saysWhoCalls() {
        assertThat(server.get("/api/auth/me", People.session(Role.VIEWER)).body())
                .isEqualTo("{\"username\":\"viewer\",\"role\":\"viewer\",\"kind\":\"session\"}");
        assertThat(server.get("/api/auth/me", People.apiKey(Role.ADMIN)).body())
                .isEqualTo("{\"username\":\"admin program\",\"role\":\"admin\",\"kind\":\"api_key\"}");
    }

    @Test
    void me_whileOff_is401() {
        server.people.on = false;

        assertThat(detail(server.get("/api/auth/me"))).isEqualTo("Not authenticated");
    }

    @Test
    void logout_endsTheCallersSession() {
        HttpResponse<String> answer = server.method("POST", "/api/auth/logout", People.session(Role.VIEWER));

        assertThat(answer.body()).isEqualTo("{\"ok\":true}");
        assertThat(server.people.loggedOut.name()).isEqualTo("viewer");
    }

    @Test
    void changes_ofOnesOwnAccount_areAnswered() {
        assertThat(post("change-password", PASSWORD, People.session(Role.VIEWER))
                        .body())
                .isEqualTo("{\"ok\":true}");
        assertThat(post("change-username", USERNAME, People.session(Role.VIEWER))
                        .body())
                .isEqualTo("{\"ok\":true,\"username\":\"bob\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "DISABLED, 400",
        "NOT_CONFIGURED, 400",
        "WRONG, 401",
        "NOT_ALLOWED, 422",
        "THROTTLED, 429",
    })
    void changes_thatAreNotMade_haveTheirStatus(Kind kind, int status) {
        server.people.refusal = new SignInException(kind, "because");

        for (HttpResponse<String> answer : List.of(
                post("change-password", PASSWORD, People.session(Role.VIEWER)),
                post("change-username", USERNAME, People.session(Role.VIEWER)))) {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(detail(answer)).isEqualTo("because");
        }
    }

    @Test
    void attemptsThatWait_keepNothingElseWaiting() throws Exception {
        int attempts = 3 * Limits.DEFAULT.workers();
        CountDownLatch begun = new CountDownLatch(attempts);
        CountDownLatch done = new CountDownLatch(1);
        server.people.whileHashing = () -> {
            begun.countDown();
            awaitOn(done);
        };
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < attempts; i++) {
            waiting.add(server.client()
                    .sendAsync(
                            server.request("/api/auth/login", "Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(LOGIN))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString()));
        }
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(server.get("/api/configuration/problems", People.session(Role.VIEWER))
                        .statusCode())
                .isEqualTo(200);

        done.countDown();
        for (CompletableFuture<HttpResponse<String>> answer : waiting) {
            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    private static void awaitOn(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
