package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Problem;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Numbers, readiness and the problems of the configuration: what says how far the rest is to be trusted. */
class StatisticsTest {
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void global_countsTheInstallation() {
        JsonNode global = server.json("/api/stats/global");

        assertThat(global.get("total_rooms").intValue()).isEqualTo(3);
        assertThat(global.get("total_racks").intValue()).isEqualTo(5);
        assertThat(global.get("active_alerts").intValue()).isEqualTo(5);
        assertThat(global.get("crit_count").intValue()).isEqualTo(2);
        assertThat(global.get("warn_count").intValue()).isZero();
        assertThat(global.get("status").stringValue()).isEqualTo("CRIT");
        assertThat(global.get("stale").booleanValue()).isFalse();
        assertThat(global.get("snapshot_version").longValue()).isEqualTo(1);
        assertThat(global.at("/by_kind/site/OK").intValue()).isEqualTo(1);
        assertThat(global.at("/by_kind/node/CRIT").intValue()).isEqualTo(1);
    }

    @Test
    void aSourceThatIsAway_makesTheNumbersStale() {
        server.publish(situation -> situation.nextRound().sourceAway());

        assertThat(server.json("/api/stats/global").get("stale").booleanValue()).isTrue();
        assertThat(server.get("/api/racks/r1/state").headers().firstValue("X-Snapshot-Stale"))
                .hasValue("true");
    }

    @Test
    void prometheus_tellsOfTheSourcesAndTheNextPing() {
        JsonNode prometheus = server.json("/api/stats/prometheus");

        assertThat(prometheus.get("last_ms").doubleValue()).isEqualTo(4.5);
        assertThat(prometheus.get("last_ts").longValue()).isEqualTo(Situation.NOW.toEpochMilli());
        assertThat(prometheus.get("heartbeat_seconds").intValue()).isEqualTo(30);
        assertThat(prometheus.get("next_ts").longValue()).isEqualTo(Situation.NOW.toEpochMilli() + 30_000);
        assertThat(prometheus.at("/sources/0/id").stringValue()).isEqualTo("main");
    }

    @Test
    void telemetry_countsQueriesAndDescribesTheLatestRound() {
        JsonNode telemetry = server.json("/api/stats/telemetry");

        assertThat(telemetry.get("query_count").longValue()).isEqualTo(42);
        assertThat(telemetry.get("cache_hits").longValue()).isZero();
        assertThat(telemetry.get("cache_misses").longValue()).isEqualTo(42);
        assertThat(telemetry.at("/last_batch/total_ids").intValue()).isEqualTo(17);
        assertThat(telemetry.at("/last_round/took_ms").doubleValue()).isEqualTo(125);
        assertThat(telemetry.at("/last_round/failed_queries").intValue()).isEqualTo(1);
    }

    @Test
    void beforeTheFirstRound_numbersAreNullAndTheServerIsNotReady() {
        server.statistics(TestServer.BEFORE_ANY_ROUND);

        assertThat(server.json("/api/stats/prometheus").get("next_ts").isNull()).isTrue();
        assertThat(server.json("/api/stats/telemetry").get("last_batch").isNull())
                .isTrue();
        HttpResponse<String> ready = server.get("/readyz");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(TestServer.parse(ready.body()).get("status").stringValue()).isEqualTo("starting");
        assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void health_saysThatTheProcessLives() {
        JsonNode health = server.json("/healthz");

        assertThat(health.get("status").stringValue()).isEqualTo("ok");
        assertThat(health.get("version").stringValue()).isEqualTo(TestServer.VERSION);
    }

    @Test
    void readiness_tellsOnWhatAnswersRest() {
        server.publish(Situation::sourceAway);

        JsonNode ready = server.json("/readyz");

        assertThat(ready.get("status").stringValue()).isEqualTo("ready");
        assertThat(ready.at("/snapshot/age_seconds").doubleValue()).isEqualTo(5);
        assertThat(ready.at("/configuration/accepted").booleanValue()).isTrue();
        assertThat(ready.at("/sources/0/stale").booleanValue()).isTrue();
        assertThat(ready.at("/sources/0/last_error").stringValue()).isEqualTo("connection refused");
        assertThat(TestServer.time(ready.at("/sources/0/last_success"))).isEqualTo(Situation.BEFORE);
    }

    @Test
    void aBrokenEdit_isVisibleWhileTheLastGoodConfigurationServes() {
        server.publish(situation -> situation.rejected(
                new Problem(Problem.Level.WARNING, "app.yaml", 7, 3, "odd"),
                new Problem(Problem.Level.ERROR, "topology.yaml", 2, 1, "no such thing")));

        JsonNode problems = server.json("/api/configuration/problems");

        assertThat(problems.get("accepted").booleanValue()).isFalse();
        assertThat(problems.get("errors").intValue()).isEqualTo(1);
        assertThat(problems.get("warnings").intValue()).isEqualTo(1);
        assertThat(problems.at("/problems/1/file").stringValue()).isEqualTo("topology.yaml");
        assertThat(problems.at("/problems/1/level").stringValue()).isEqualTo("error");
        assertThat(problems.at("/problems/1/line").intValue()).isEqualTo(2);
        assertThat(server.json("/readyz").at("/configuration/accepted").booleanValue())
                .isFalse();
        assertThat(server.json("/api/racks/r1/state").get("state").stringValue())
                .isEqualTo("CRIT");
    }
}
