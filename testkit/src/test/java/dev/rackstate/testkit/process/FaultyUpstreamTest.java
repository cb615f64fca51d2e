package dev.rackstate.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultyUpstreamTest {
    private final FaultyUpstream upstream = FaultyUpstream.answering("{\"fine\":true}");
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    @AfterEach
    void close() throws IOException {
        upstream.close();
    }

    @Test
    void upstream_withoutAFault_answersAndRemembers() throws Exception {
        assertThat(post(upstream.url()).body()).isEqualTo("{\"fine\":true}");
        assertThat(post(upstream.url()).statusCode()).isEqualTo(200);

        assertThat(upstream.connections()).isEqualTo(1);
        assertThat(upstream.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/path?a=b");
            assertThat(request.headers()).containsEntry("x-test", "yes");
            assertThat(request.body()).isEqualTo("h\u00e9llo");
        });
    }

    @Test
    void upstream_inFrontOfAnother_handsRequestsOn() throws Exception {
        try (FaultyUpstream front = FaultyUpstream.inFrontOf(upstream.url())) {
            assertThat(post(front.url()).body()).isEqualTo("{\"fine\":true}");
        }

        assertThat(upstream.requests()).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("/path?a=b");
            assertThat(request.body()).isEqualTo("h\u00e9llo");
        });
    }

    @Test
    void refuse_closesTheDoor_andListenAgainOpensIt() throws Exception {
        post(upstream.url());
        upstream.refuse();
        assertThatThrownBy(() -> post(upstream.url())).isInstanceOf(ConnectException.class);
        upstream.listenAgain();

        assertThat(post(upstream.url()).statusCode()).isEqualTo(200);
    }

    @Test
    void delay_isLongerThanTheClientWaits() {
        upstream.misbehave(new Fault.Delay(Duration.ofMinutes(1)));

        assertThatThrownBy(() -> post(upstream.url())).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void cut_breaksTheBody() {
        upstream.misbehave(new Fault.CutAfter(3));

        assertThatThrownBy(() -> post(upstream.url())).isInstanceOf(IOException.class);
    }

    @Test
    void status_hasItsBodyAndHeaders() throws Exception {
        upstream.misbehave(new Fault.Status(503, "busy", Map.of("Retry-After", "7")));

        HttpResponse<String> response = post(upstream.url());
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("busy");
        assertThat(response.headers().firstValue("Retry-After")).contains("7");
    }

    @Test
    void heal_isTheEndOfIt() throws Exception {
        upstream.misbehave(new Fault.HangUp());
        assertThatThrownBy(() -> post(upstream.url())).isInstanceOf(IOException.class);
        upstream.heal();

        assertThat(post(upstream.url()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/path?a=b"))
                .timeout(Duration.ofMillis(500))
                .header("X-Test", "yes")
                .POST(HttpRequest.BodyPublishers.ofString("h\u00e9llo"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
