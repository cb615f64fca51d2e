package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer carries, and what pages of other origins may do. */
class HeadersTest {
    private static final String PAGE = "https://wall.example";

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("absent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/racks/r1/state",
                "/healthz",
                "/nowhere",
                "/api/rooms/",
                "/api/racks/r1/state?include_metrics=x"
            })
    void everyAnswer_carriesAnIdOfItsOwnAndTheSecurityHeaders(String path) {
        try (TestServer server = TestServer.start()) {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                HttpResponse<String> answer = server.get(path);
                ids.add(header(answer, "X-Request-ID"));
                assertThat(header(answer, "Content-Security-Policy"))
                        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
                assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
                assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
                assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("absent");
                assertThat(header(answer, "Vary")).doesNotContain("Origin");
            }
            assertThat(ids).hasSize(20).allMatch(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        }
    }

    @Test
    void options_listsTheMethods() {
        try (TestServer server = TestServer.start()) {
            HttpResponse<String> answer = server.method("OPTIONS", "/api/rooms");

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(server.method("OPTIONS", "/nowhere").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anAllowedOrigin_mayReadAndPreflight() {
        try (TestServer server = TestServer.start(TestServer.corsOrigins(PAGE))) {
            HttpResponse<String> read = server.get("/api/rooms", "Origin", PAGE);
            assertThat(header(read, "Access-Control-Allow-Origin")).isEqualTo(PAGE);
            assertThat(header(read, "Access-Control-Expose-Headers")).contains("ETag", "X-Request-ID");
            assertThat(read.headers().allValues("Vary")).contains("Origin");

            HttpResponse<String> preflight =
                    server.method("OPTIONS", "/api/rooms", "Origin", PAGE, "Access-Control-Request-Method", "GET");
            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(header(preflight, "Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("If-None-Match");
            assertThat(header(preflight, "Access-Control-Max-Age")).isEqualTo("600");
        }
    }

    @Test
    void anotherOrigin_mayNot_andErrorsAreReadableForThoseWhoMay() {
        try (TestServer server = TestServer.start(TestServer.corsOrigins(PAGE))) {
            HttpResponse<String> stranger = server.get("/api/rooms", "Origin", "https://evil.example");
            assertThat(header(stranger, "Access-Control-Allow-Origin")).isEqualTo("absent");
            assertThat(stranger.headers().allValues("Vary")).contains("Origin");
            assertThat(header(server.get("/nowhere", "Origin", PAGE), "Access-Control-Allow-Origin"))
                    .isEqualTo(PAGE);
        }
    }

    @Test
    void aStarForAnOrigin_letsEverybodyRead() {
        try (TestServer server = TestServer.start(TestServer.corsOrigins("*"))) {
            HttpResponse<String> read = server.get("/api/rooms", "Origin", "https://any.example");

            assertThat(header(read, "Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(header(read, "Access-Control-Allow-Credentials")).isEqualTo("absent");
        }
    }
}
