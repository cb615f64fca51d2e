package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is asked, the fault is never the server's, and an error always says what is wrong. */
class FuzzTest {
    private static TestServer server;

    @BeforeContainer
    static void start() {
        server = TestServer.start();
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    @Property(tries = 3000)
    void anyRequest_isAnsweredWithoutAServerError(
            @ForAll("methods") String method, @ForAll("targets") String target, @ForAll("queries") String query)
            throws IOException {
        String answer = RawConnection.ask(
                server.port(),
                method + " " + target + query
                        + " HTTP/1.1\r\nHost: x\r\nAccept: text/plain\r\nConnection: close\r\n\r\n");

        int status = Integer.parseInt(answer.substring(9, 12));
        assertThat(status).as(answer).isLessThan(500);
        if (status >= 400 && !method.equals("HEAD") && answer.contains("X-Request-ID")) {
            assertThat(TestServer.parse(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                            .has("detail"))
                    .as(answer)
                    .isTrue();
        }
    }

    @Property(tries = 1000)
    void anyReadOverAClient_keepsTheContract(@ForAll("targets") String target, @ForAll("queries") String query) {
        HttpResponse<String> answer = server.get(target + query);

        assertThat(answer.statusCode()).isLessThan(500);
    }

    @Provide
    Arbitrary<String> methods() {
        Arbitrary<String> known =
                Arbitraries.of("GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH");
        return Arbitraries.oneOf(
                known,
                Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(12));
    }

    /** Paths made of words that lead somewhere and words that do not; never the stream, which does not end. */
    @Provide
    Arbitrary<String> targets() {
        Arbitrary<String> words = Arbitraries.of(
                "api",
                "racks",
                "rooms",
                "sites",
                "aisles",
                "devices",
                "state",
                "states",
                "layout",
                "metrics",
                "alerts",
                "active",
                "stats",
                "global",
                "prometheus",
                "telemetry",
                "explain",
                "healthz",
                "readyz",
                "docs",
                "openapi.json",
                "configuration",
                "problems",
                "index.html",
                "rack",
                "node",
                "room",
                "r1",
                "hall",
                "cpu",
                "alpha",
                "n002",
                "lone",
                "..",
                ".",
                "",
                "%2e%2e",
                "%00",
                "%2F",
                "{rack_id}",
                "*");
        Arbitrary<String> noise = Arbitraries.strings()
                .ofMaxLength(12)
                .map(text -> text.chars()
                        .filter(c -> c < 0xd800 || c > 0xdfff)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .map(FuzzTest::encoded);
        Arbitrary<String> segments =
                Arbitraries.frequencyOf(Tuple.of(9, words.filter(word -> !word.contains("{"))), Tuple.of(2, noise));
        Arbitrary<String> free = segments.list().ofMinSize(1).ofMaxSize(6).map(list -> "/" + String.join("/", list));
        Arbitrary<String> real = Combinators.combine(
                        Arbitraries.of(
                                "/api/racks/%s/state",
                                "/api/rooms/%s/state",
                                "/api/explain/%s/r1",
                                "/api/explain/node/%s",
                                "/api/devices/r1/%s/state",
                                "/api/racks/r1/devices/%s",
                                "/docs/%s"),
                        segments)
                .as((template, segment) -> template.replace("%s", segment));
        return Arbitraries.oneOf(free, real);
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> names = Arbitraries.of(
                "include_metrics", "site_id", "room_id", "rack_id", "state", "type", "limit", "offset", "x", "");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "true", "0", "1", "-1", "CRIT", "node", "alpha", "hall", "99999999999999999999", "1e3", "+"),
                Arbitraries.strings().ascii().ofMaxLength(8).map(FuzzTest::encoded));
        return Combinators.combine(names, values)
                .as((name, value) -> name + "=" + value)
                .list()
                .ofMaxSize(4)
                .map(list -> list.isEmpty() ? "" : "?" + String.join("&", list));
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            out.append(
                    Character.isLetterOrDigit(b) && b > 0
                            ? String.valueOf((char) b)
                            : String.format("%%%02X", b & 0xff));
        }
        return out.toString();
    }
}
