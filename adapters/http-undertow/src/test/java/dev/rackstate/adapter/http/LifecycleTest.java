package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.testkit.process.Poll;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Starting, stopping, and where the server listens. */
class LifecycleTest {
    private static Route slow(CountDownLatch begun, CountDownLatch go) {
        return RouteBuilder.get("/test/slow", "slow", new Tag("Test", "Only here."))
                .summary("Waits")
                .answers(Object.class, "After a while.")
                .works(call -> {
                    begun.countDown();
                    try {
                        assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Answer.ok(List.of("done"));
                });
    }

    @Test
    void port0_picksAFreeOne() {
        try (TestServer server = TestServer.start()) {
            assertThat(server.port()).isPositive();
            assertThat(server.uri()).hasToString("http://127.0.0.1:" + server.port());
        }
    }

    @Test
    void aPortThatIsTaken_isNamed() {
        try (TestServer first = TestServer.start()) {
            Settings.Server same = new Settings.Server("127.0.0.1", first.port(), "", List.of(), null, null);

            assertThatThrownBy(() -> HttpServer.start(same, TestServer.ports(first.state)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + first.port() + ": Address already in use");
            assertThat(first.state.listeners()).as("listeners left behind").isEqualTo(2);
        }
    }

    @Test
    void aPrefix_standsBeforeEveryRoute() {
        try (TestServer server =
                TestServer.start(new Settings.Server("127.0.0.1", 0, "/rackstate", List.of(), null, null))) {
            assertThat(server.uri()).hasToString("http://127.0.0.1:" + server.port() + "/rackstate");
            assertThat(server.get("/api/racks/r1/state").statusCode()).isEqualTo(200);
            assertThat(server.get("/api/rooms/").headers().firstValue("Location"))
                    .hasValue("/rackstate/api/rooms");
            assertThat(server.contract().document().at("/servers/0/url").stringValue())
                    .isEqualTo("/rackstate");
            HttpResponse<String> without = server.send(server.request("")
                    .uri(server.uri().resolve("/api/racks/r1/state"))
                    .build());
            assertThat(without.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void closing_letsARequestUnderWayFinish_andListensNoMore() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        TestServer server = TestServer.start(Limits.DEFAULT, List.of(slow(begun, go)));
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> server.get("/test/slow"));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
        Poll.until("refusal of new requests", Duration.ofSeconds(5), () -> {
            String refused =
                    RawConnection.ask(server.port(), "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            return refused.startsWith("HTTP/1.1 503");
        });
        go.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("[\"done\"]");
        closed.get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> new RawConnection(server.port())).isInstanceOf(ConnectException.class);
        assertThat(server.state.listeners()).isZero();
    }

    @Test
    void whenTheWorkersAreBusyAndTheQueueIsFull_callersAreTurnedAway() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Limits usual = Limits.DEFAULT;
        Limits one = new Limits(
                usual.bodyBytes(),
                usual.urlLength(),
                usual.headerBytes(),
                usual.headers(),
                usual.parameters(),
                usual.connections(),
                usual.parse(),
                usual.idle(),
                usual.transfer(),
                usual.shutdown(),
                1,
                1,
                usual.streams(),
                usual.heartbeat(),
                usual.logStream());
        try (TestServer server = TestServer.start(one, List.of(slow(begun, go)))) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> server.get("/test/slow")));
            }
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            Poll.until(
                    "refusal",
                    Duration.ofSeconds(10),
                    () -> answers.stream()
                            .filter(CompletableFuture::isDone)
                            .anyMatch(done -> done.join().statusCode() == 503));
            HttpResponse<String> refused = answers.stream()
                    .filter(CompletableFuture::isDone)
                    .map(CompletableFuture::join)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.body()).contains("\"detail\":\"The server has too much to do");
            assertThat(server.get("/healthz").statusCode()).as("reads go on").isEqualTo(200);

            go.countDown();

            assertThat(answers.stream().map(CompletableFuture::join).filter(done -> done.statusCode() == 200))
                    .hasSize(2);
        }
    }
}
