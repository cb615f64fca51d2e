package dev.rackstate.adapter.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.configuration.SourceSettings.Credentials;
import dev.rackstate.application.configuration.SourceSettings.Tls;
import dev.rackstate.application.telemetry.SampleRequest;
import dev.rackstate.application.telemetry.TimeRange;
import dev.rackstate.domain.promql.PromQl;
import dev.rackstate.testkit.process.FaultyUpstream;
import dev.rackstate.testkit.process.HttpMessage;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent, and where to. */
class RequestTest {
    private static final String VECTOR = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    private static final String MATRIX = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}";
    private static final Instant MOMENT = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final PromQl QUERY = PromQl.verbatim("up{a=\"x & y=+%\u4e2d\"} > 1");

    @Test
    void instantQuery_isAPostWithAForm() throws Exception {
        try (FaultyUpstream upstream = FaultyUpstream.answering(VECTOR);
                PrometheusTelemetrySource source = TestSource.at(upstream.url()).open()) {
            source.instant(QUERY, new SampleRequest(List.of(), MOMENT));

            HttpMessage request = upstream.requests().get(0);
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/api/v1/query");
            assertThat(request.headers())
                    .containsEntry("content-type", "application/x-www-form-urlencoded")
                    .containsEntry("accept", "application/json")
                    .containsEntry("user-agent", "rackstate")
                    .doesNotContainKeys("accept-encoding", "upgrade");
            assertThat(form(request))
                    .containsOnly(
                            Map.entry("query", QUERY.text()),
                            Map.entry("time", "1772366400.123"),
                            Map.entry("timeout", "5.000"),
                            Map.entry("partial_response", "false"),
                            Map.entry("deny_partial_response", "1"));
        }
    }

    @Test
    void instantQuery_asOfNow_leavesTheTimeToTheServer() throws Exception {
        try (FaultyUpstream upstream = FaultyUpstream.answering(VECTOR);
                PrometheusTelemetrySource source = TestSource.at(upstream.url()).open()) {
            source.instant(QUERY, SampleRequest.now());

            assertThat(form(upstream.requests().get(0))).doesNotContainKey("time");
        }
    }

    @Test
    void rangeQuery_isAPostWithAForm() throws Exception {
        try (FaultyUpstream upstream = FaultyUpstream.answering(MATRIX);
                PrometheusTelemetrySource source = TestSource.at(upstream.url()).open()) {
            source.range(QUERY, new TimeRange(MOMENT.minusSeconds(60), MOMENT, Duration.ofMillis(1500)));

            HttpMessage request = upstream.requests().get(0);
            assertThat(request.target()).isEqualTo("/api/v1/query_range");
            assertThat(form(request))
                    .containsEntry("query", QUERY.text())
                    .containsEntry("start", "1772366340.123")
                    .containsEntry("end", "1772366400.123")
                    .containsEntry("step", "1.500")
                    .containsEntry("nocache", "1");
        }
    }

    @ParameterizedTest
    @CsvSource({"/prom, /prom/api/v1/query", "/prom/, /prom/api/v1/query", "/a/b%20c//, /a/b%20c/api/v1/query"})
    void url_withAPath_isKept(String path, String target) throws Exception {
        try (FaultyUpstream upstream = FaultyUpstream.answering(VECTOR);
                PrometheusTelemetrySource source =
                        TestSource.at(URI.create(upstream.url() + path)).open()) {
            TestSource.ask(source);

            assertThat(upstream.requests().get(0).target()).isEqualTo(target);
        }
    }

    @Test
    void queries_oneAfterAnother_useOneConnection() throws Exception {
        try (FaultyUpstream upstream = FaultyUpstream.answering(VECTOR);
                PrometheusTelemetrySource source = TestSource.at(upstream.url()).open()) {
            for (int i = 0; i < 50; i++) {
                TestSource.ask(source);
            }

            assertThat(upstream.connections()).isEqualTo(1);
        }
    }

    @Test
    void source_isKnownByItsId() {
        try (PrometheusTelemetrySource source =
                TestSource.at(URI.create("http://localhost:9090")).open()) {
            assertThat(source.id()).isEqualTo("main");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:9090 | 'localhost:9090' is not the address of a server; it must look like http://host:9090",
                "ftp://host/ | 'ftp://host/' is not the address of a server",
                "/prom | '/prom' is not the address of a server",
                "http:///x | 'http:///x' is not the address of a server",
                "http://169.254.43518/ | 'http://169.254.43518/' is not the address of a server",
                "http://u:s3cret@host:9090 | the url must not hold a user or password; there are settings for them",
                "http://host/?a=b | the url must end with its path, without ? and #",
                "http://host/#a | the url must end with its path, without ? and #"
            })
    void url_thatIsNoAddressOfAServer_isRefused(String url, String words) {
        assertThatThrownBy(() -> TestSource.at(URI.create(url)).open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("telemetry source 'main': ")
                .hasMessageContaining(words)
                .message()
                .doesNotContain("s3cret");
    }

    @Test
    void url_thatIsAbsent_isRefused() {
        SourceSettings settings = new SourceSettings(
                "main",
                SourceSettings.Kind.PROMETHEUS,
                null,
                Duration.ofSeconds(1),
                List.of(),
                List.of(),
                Credentials.NONE,
                Tls.DEFAULT,
                1,
                1);

        assertThatThrownBy(() -> PrometheusTelemetrySource.open(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("telemetry source 'main': a Prometheus server needs a url");
    }

    @Test
    void timeout_ofNothing_isRefused() {
        assertThatThrownBy(() -> TestSource.at(URI.create("http://localhost:1"))
                        .within(Duration.ZERO)
                        .open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("telemetry source 'main': the timeout must be more than 0 s");
    }

    private static Map<String, String> form(HttpMessage request) {
        Map<String, String> form = new TreeMap<>();
        for (String field : request.body().split("&", -1)) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }
}
