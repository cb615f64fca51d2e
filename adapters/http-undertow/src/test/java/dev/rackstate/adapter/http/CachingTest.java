package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.health.HealthState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entity tags, conditional requests, HEAD and compression. */
class CachingTest {
    private static final String RACK = "/api/racks/r1/state";

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("absent");
    }

    @Test
    void read_carriesATagAndTheTimeOfItsSnapshot() {
        HttpResponse<String> answer = server.get(RACK);

        assertThat(header(answer, "ETag")).matches("\"[a-z0-9]+-1\"");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(answer, "X-Snapshot-Time")).isEqualTo(Situation.NOW.toString());
        assertThat(header(answer, "X-Snapshot-Stale")).isEqualTo("absent");
        assertThat(header(answer, "Content-Length"))
                .isEqualTo(Integer.toString(answer.body().getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    void aKnownTag_isAnsweredWith304AndNoBody() {
        String tag = header(server.get(RACK), "ETag");

        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            HttpResponse<String> again = server.get(RACK, "If-None-Match", known);
            assertThat(again.statusCode()).as(known).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo(tag);
            assertThat(header(again, "Cache-Control")).isEqualTo("no-cache");
            assertThat(header(again, "Vary")).isEqualTo("Accept-Encoding");
        }
        assertThat(server.get(RACK, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void aNewSnapshot_hasANewTagAndANewBody() {
        HttpResponse<String> before = server.get(RACK);

        server.publish(situation -> situation.nextRound().node("n001", HealthState.WARN));

        HttpResponse<String> after = server.get(RACK, "If-None-Match", header(before, "ETag"));
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(header(after, "ETag")).isNotEqualTo(header(before, "ETag"));
        assertThat(TestServer.parse(after.body()).at("/nodes/n001/state").stringValue())
                .isEqualTo("WARN");
    }

    @Test
    void anUnknownId_is404_whateverTheCallerKnows() {
        assertThat(server.get("/api/racks/nowhere/state", "If-None-Match", "*").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/racks/r1/state", "/api/sites", "/healthz", "/api/racks/nowhere", "/openapi.json", "/docs"})
    void head_hasTheHeadersOfGetAndNoBody(String path) {
        HttpResponse<String> get = server.get(path);

        HttpResponse<String> head = server.method("HEAD", path);

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        for (String name : new String[] {"Content-Length", "Content-Type", "ETag", "Cache-Control"}) {
            assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
        }
    }

    @Test
    void gzip_isSentToThoseWhoTakeIt_underATagOfItsOwn() throws IOException {
        HttpResponse<byte[]> compressed = server.send(
                server.request(RACK, "Accept-Encoding", "br, gzip;q=0.8").build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(compressed, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(compressed, "ETag")).endsWith("-gzip\"");
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(server.get(RACK).body());
        }
        assertThat(server.get(RACK, "If-None-Match", header(compressed, "ETag")).statusCode())
                .isEqualTo(304);
    }

    @Test
    void gzip_isNotForcedOnThoseWhoRefuseIt_norSpentOnSmallBodies() {
        assertThat(header(server.get(RACK, "Accept-Encoding", "gzip;q=0"), "Content-Encoding"))
                .isEqualTo("absent");
        assertThat(header(server.get("/healthz", "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isEqualTo("absent");
    }

    @Test
    void aLargeBody_arrivesWhole() {
        HttpResponse<String> bundle = server.get("/docs/swagger-ui-bundle.js");

        assertThat(bundle.body().getBytes(StandardCharsets.UTF_8).length)
                .isEqualTo(Integer.parseInt(header(bundle, "Content-Length")))
                .isGreaterThan(1_000_000);
    }

    @Test
    void whatIsNotOfASnapshot_isNotStored() {
        assertThat(header(server.get("/readyz"), "Cache-Control")).isEqualTo("no-store");
        assertThat(header(server.get("/api/racks/nowhere"), "Cache-Control")).isEqualTo("no-store");
    }
}
