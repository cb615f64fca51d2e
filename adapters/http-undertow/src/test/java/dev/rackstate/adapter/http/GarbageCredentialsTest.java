package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever stands where credentials belong, nobody gets in by it and the fault is never the server's. */
class GarbageCredentialsTest {
    private static TestServer server;

    @BeforeContainer
    static void start() {
        server = TestServer.start(TestServer.behind("127.0.0.1"));
        server.people.on = true;
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    @Property(tries = 1500)
    void garbage_isRefused(@ForAll("headers") String header) throws IOException {
        String answer = RawConnection.ask(
                server.port(), "GET /api/rooms HTTP/1.1\r\nHost: x\r\n" + header + "\r\nConnection: close\r\n\r\n");

        // A request that is no HTTP at all is cut off without an answer.
        assertThat(answer)
                .satisfiesAnyOf(
                        refused -> assertThat(refused).matches("(?s)HTTP/1\\.1 4\\d\\d .*"),
                        cut -> assertThat(cut).isEmpty());
    }

    @Provide
    Arbitrary<String> headers() {
        Arbitrary<String> names = Arbitraries.of("Authorization", "X-Api-Key", "X-Forwarded-For");
        Arbitrary<String> schemes =
                Arbitraries.of("", "Bearer ", "bearer\t", "Bearer", "Basic ", "Bearer Bearer ", ",");
        Arbitrary<String> noise = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange('\u0000', '\u00ff')
                        .excludeChars('\r', '\n')
                        .ofMaxLength(40),
                Arbitraries.strings().withChars("eyJ.-_=, ").ofMaxLength(300),
                Arbitraries.integers().between(1, 20_000).map(size -> ",".repeat(size)),
                Arbitraries.integers().between(1, 40_000).map(size -> "x".repeat(size)));
        return Combinators.combine(names, schemes, noise).as((name, scheme, rest) -> name + ": " + scheme + rest);
    }
}
