package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.system.ProcessUsage;
import dev.rackstate.application.system.ViewServerProcesses.ServerProcesses;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The process that serves, over HTTP. */
class SystemTest {
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
    void status_isOfTheRunningProcess() {
        JsonNode status = server.json("/api/system/status");

        assertThat(status.get("status").stringValue()).isEqualTo("running");
        assertThat(status.get("pid").longValue()).isEqualTo(4711);
        assertThat(status.get("version").stringValue()).isEqualTo(TestServer.VERSION);
        assertThat(TestServer.time(status.get("started_at"))).isEqualTo(Situation.NOW.minusSeconds(90));
        assertThat(status.get("uptime_seconds").doubleValue()).isEqualTo(95.0);
    }

    @Test
    void processStatistics_areOfThisProcessAndItsNeighbours() {
        server.running.processes = new ServerProcesses(
                ProcessUsage.unavailable("the simulator is not enabled"), ProcessUsage.of(3_788_701_696.0, 1085.25));

        JsonNode stats = server.json("/api/system/process-stats");

        assertThat(TestServer.names(stats)).containsExactly("backend", "simulator", "prometheus");
        assertThat(stats.at("/backend/available").booleanValue()).isTrue();
        assertThat(stats.at("/backend/memory_bytes").longValue()).isGreaterThan(10_000_000);
        assertThat(stats.at("/backend/cpu_seconds").doubleValue()).isPositive();
        assertThat(stats.get("simulator").toString())
                .isEqualTo("{\"memory_bytes\":null,\"cpu_seconds\":null,\"available\":false,"
                        + "\"reason\":\"the simulator is not enabled\"}");
        assertThat(stats.get("prometheus").toString())
                .isEqualTo("{\"memory_bytes\":3788701696,\"cpu_seconds\":1085.25,\"available\":true,\"reason\":null}");
    }

    @Test
    void restart_thatIsNotAllowed_is409_andNothingEnds() {
        HttpResponse<String> answer = server.method("POST", "/api/system/restart");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("server.allow_restart is false");
        assertThat(server.running.restarts).hasValue(0);
        assertThat(server.running.noted()).extracting(AuditEntry::outcome).containsExactly(AuditEntry.Outcome.REFUSED);
    }

    @Test
    void restart_thatIsAllowed_isAnsweredAndBegins() {
        allowRestart();

        HttpResponse<String> answer = server.method("POST", "/api/system/restart");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = TestServer.parse(answer.body());
        assertThat(body.get("status").stringValue()).isEqualTo("ok");
        assertThat(body.get("message").stringValue()).isNotBlank();
        assertThat(server.running.restarts).hasValue(1);
        assertThat(server.running.noted())
                .extracting(AuditEntry::action, AuditEntry::outcome)
                .containsExactly(tuple("restartSystem", AuditEntry.Outcome.DONE));
    }

    private void allowRestart() {
        Configuration configuration = server.state.current().configuration();
        Settings settings = configuration.settings();
        Settings.Server there = settings.server();
        server.state.adopt(configuration.withSettings(new Settings(
                settings.app(),
                new Settings.Server(
                        there.host(),
                        there.port(),
                        there.urlPrefix(),
                        there.corsOrigins(),
                        there.tlsCertFile(),
                        there.tlsKeyFile(),
                        new Settings.Access(false, true, List.of())),
                settings.refresh(),
                settings.cache(),
                settings.telemetry(),
                settings.planner(),
                settings.auth(),
                settings.logging())));
    }
}
