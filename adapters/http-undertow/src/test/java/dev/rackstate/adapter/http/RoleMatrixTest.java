package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Every route against everybody who may come along. The routes are those that are served, whatever they are. */
class RoleMatrixTest {
    private static final String PROXY = "127.0.0.1";
    private static final String TRUSTED = "10.1.2.3";
    private static final String ELSEWHERE = "203.0.113.9";

    /** What only session holders get, whatever the role: while nobody is known there is nothing to answer. */
    private static final Set<String> OF_KNOWN_CALLERS = Set.of("getCaller");

    private static TestServer server;

    /** Somebody who comes along, and which routes let them in. */
    enum Visitor {
        NOBODY(true, TRUSTED, Set.of(Role.ANONYMOUS)),
        FORGER(true, TRUSTED, Set.of(Role.ANONYMOUS), "Authorization", "Bearer forged"),
        KEY_FORGER(true, TRUSTED, Set.of(Role.ANONYMOUS), "X-Api-Key", "forged"),
        VIEWER(true, ELSEWHERE, Set.of(Role.ANONYMOUS, Role.VIEWER, Role.SELF), session("VIEWER")),
        OPERATOR(true, ELSEWHERE, Set.of(Role.ANONYMOUS, Role.VIEWER, Role.OPERATOR, Role.SELF), session("OPERATOR")),
        ADMIN(true, ELSEWHERE, Set.of(Role.values()), session("ADMIN")),
        VIEWING_PROGRAM(true, ELSEWHERE, Set.of(Role.ANONYMOUS, Role.VIEWER, Role.SELF), apiKey("VIEWER")),
        OPERATING_PROGRAM(
                true, ELSEWHERE, Set.of(Role.ANONYMOUS, Role.VIEWER, Role.OPERATOR, Role.SELF), apiKey("OPERATOR")),
        ADMINISTERING_PROGRAM(true, ELSEWHERE, Set.of(Role.values()), apiKey("ADMIN")),
        TRUSTED_WHILE_OFF(false, TRUSTED, Set.of(Role.values())),
        OTHERS_WHILE_OFF(false, ELSEWHERE, Set.of(Role.ANONYMOUS, Role.VIEWER));

        private final boolean on;
        private final Set<Role> admitted;
        private final String[] headers;

        Visitor(boolean on, String address, Set<Role> admitted, String... credentials) {
            this.on = on;
            this.admitted = admitted;
            List<String> all = new ArrayList<>(List.of("X-Forwarded-For", address));
            all.addAll(List.of(credentials));
            this.headers = all.toArray(String[]::new);
        }

        private static String[] session(String role) {
            return People.session(dev.rackstate.domain.identity.Role.valueOf(role));
        }

        private static String[] apiKey(String role) {
            return People.apiKey(dev.rackstate.domain.identity.Role.valueOf(role));
        }

        private boolean isKnown() {
            return on && admitted.contains(Role.VIEWER);
        }

        /** What the route answers, as far as it depends on who comes. */
        String expected(Route route) {
            boolean admitted = this.admitted.contains(route.role());
            if (admitted && OF_KNOWN_CALLERS.contains(route.operation()) && !isKnown()) {
                return "401";
            }
            return admitted ? "passes" : on && !isKnown() ? "401" : "403";
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(TestServer.behind(PROXY));
        server.people.trusted = List.of(TRUSTED);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyRoute_letsInWhoMay_andNobodyElse(Visitor visitor) {
        server.people.on = visitor.on;
        List<String> wrong = new ArrayList<>();
        for (Route route : server.api.table().routes()) {
            String expected = visitor.expected(route);
            String actual = outcome(route, visitor);
            if (!expected.equals(actual)) {
                wrong.add(route + " needs " + route.role() + ": expected " + expected + ", but " + actual);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRoute_isDocumentedWithItsRole() {
        JsonNode paths = server.contract().document().get("paths");
        for (Route route : server.api.table().routes()) {
            JsonNode operation =
                    paths.get(route.path()).get(route.method().toString().toLowerCase(Locale.ROOT));
            boolean open = route.role() == Role.ANONYMOUS;
            assertThat(operation.get("x-required-role").stringValue())
                    .as(route.toString())
                    .isEqualTo(route.role().name().toLowerCase(Locale.ROOT));
            assertThat(operation.get("description").stringValue())
                    .as(route.toString())
                    .endsWith(route.role().demand());
            assertThat(operation.get("security").size()).as(route.toString()).isEqualTo(open ? 0 : 2);
            for (String status : List.of("401", "403")) {
                assertThat(open || operation.get("responses").has(status))
                        .as(route + " " + status)
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsOpenToAll_isListedHere() {
        assertThat(server.api.table().routes().stream()
                        .filter(route -> route.role() == Role.ANONYMOUS)
                        .map(Route::toString))
                .containsExactlyInAnyOrder(
                        "GET /healthz",
                        "GET /readyz",
                        "GET /api/auth/status",
                        "POST /api/auth/login",
                        "GET /",
                        "GET /docs",
                        "GET /docs/{file}",
                        "GET /openapi.json",
                        "GET /api/openapi.json");
    }

    private static String outcome(Route route, Visitor visitor) {
        HttpRequest request = request(route, visitor.headers);
        HttpResponse<InputStream> answer = server.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            int status = answer.statusCode();
            if (status != 401 && status != 403) {
                return "passes";
            }
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(request.method().equals("HEAD")
                            || !TestServer.parse(text)
                                    .get("detail")
                                    .stringValue()
                                    .isBlank())
                    .as(route.toString())
                    .isTrue();
            assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
                    .as(route.toString())
                    .isEqualTo(status == 401);
            return Integer.toString(status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request with something in the place of every parameter. Answers that do not end are only asked for their head. */
    private static HttpRequest request(Route route, String[] headers) {
        HttpRequest.BodyPublisher body = route.request() == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString("{}");
        return server.request(path(route), headers)
                .header("Content-Type", "application/json")
                .method(route.isEndless() ? "HEAD" : route.method().toString(), body)
                .build();
    }

    private static String path(Route route) {
        String path = route.path();
        for (Parameter<?> parameter : route.parameters()) {
            path = path.replace("{" + parameter.name() + "}", something(parameter.type()));
        }
        return path;
    }

    /** Text that the parameter may be. */
    private static String something(ParameterType<?> type) {
        JsonNode schema = TestServer.parse(TestServer.json(type.schema()));
        String text = schema.has("enum")
                ? schema.get("enum").get(0).stringValue()
                : schema.has("minimum")
                        ? schema.get("minimum").asString()
                        : schema.path("type").asString("string").equals("integer") ? "1" : "x";
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
