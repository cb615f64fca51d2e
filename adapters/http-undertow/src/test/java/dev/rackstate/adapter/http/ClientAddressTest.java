package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a call comes from, whatever its sender claims. The tests themselves call from 127.0.0.1. */
class ClientAddressTest {
    private static String address(TestServer server, List<String> forwarded) throws IOException {
        server.people.addresses.clear();
        String lines = forwarded.stream()
                .map(line -> "X-Forwarded-For: " + line + "\r\n")
                .collect(Collectors.joining());
        String answer = RawConnection.ask(
                server.port(), "GET /api/rooms HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + lines + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200");
        return server.people.addresses.get(0);
    }

    @Test
    void withoutTrustedProxies_theHeaderIsAClaim() throws IOException {
        try (TestServer server = TestServer.start()) {
            assertThat(address(server, List.of("203.0.113.9"))).isEqualTo("127.0.0.1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 203.0.113.9",
                "203.0.113.9:54321 | 203.0.113.9",
                "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7] | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7]:443 | 2001:db8:0:0:0:0:0:7",
                "fe80::1%eth0 | fe80:0:0:0:0:0:0:1",
                "::ffff:203.0.113.9 | 203.0.113.9",
                "1.1.1.1, 203.0.113.9 | 203.0.113.9",
                "1.1.1.1, 203.0.113.9, 10.9.9.9 | 203.0.113.9",
                "10.9.9.8, 10.9.9.9 | 10.9.9.8",
                "'1.1.1.1,,  203.0.113.9 , ' | 203.0.113.9",
                "unknown | 0.0.0.0",
                "203.0.113.9, localhost | 0.0.0.0",
                "203.0.113.9, _hidden | 0.0.0.0",
                "203.0.113.9, 0x7f000001 | 0.0.0.0",
                "203.0.113.9, 127.1 | 0.0.0.0",
                "203.0.113.9, [::1 | 0.0.0.0",
                "203.0.113.9, 300.1.1.1 | 0.0.0.0",
                "' ' | 127.0.0.1",
            })
    void behindTrustedProxies_theLastHopThatIsNoneIsTheCaller(String header, String address) throws IOException {
        try (TestServer server = TestServer.start(TestServer.behind("127.0.0.1", "10.0.0.0/8"))) {
            assertThat(address(server, List.of(header))).isEqualTo(address);
        }
    }

    @Test
    void severalHeaders_areOneList() throws IOException {
        try (TestServer server = TestServer.start(TestServer.behind("127.0.0.1", "10.0.0.0/8"))) {
            assertThat(address(server, List.of("1.1.1.1", "203.0.113.9, 10.1.1.1", "10.2.2.2")))
                    .isEqualTo("203.0.113.9");
        }
    }

    @Test
    void anotherConnection_isTrustedForItself() throws IOException {
        try (TestServer server = TestServer.start(TestServer.behind("192.0.2.0/24"))) {
            assertThat(address(server, List.of("192.0.2.7"))).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void theAddress_isAlsoWhatSignInHearsOf() {
        try (TestServer server = TestServer.start(TestServer.behind("127.0.0.1"))) {
            server.write(
                    "POST", "/api/auth/login", "{\"username\":\"a\",\"password\":\"b\"}", "X-Forwarded-For", "8.8.8.8");

            assertThat(server.people.addresses).containsExactly("8.8.8.8");
        }
    }

    static class Claims {
        private static TestServer server;

        @BeforeContainer
        static void start() {
            server = TestServer.start(TestServer.behind("127.0.0.1"));
        }

        @AfterContainer
        static void stop() {
            server.close();
        }

        @Property(tries = 300)
        void whatStandsBeforeTheProxysOwnWord_changesNothing(
                @ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String claim) throws IOException {
            assertThat(address(server, List.of(claim + ", 203.0.113.9"))).isEqualTo("203.0.113.9");
        }
    }
}
