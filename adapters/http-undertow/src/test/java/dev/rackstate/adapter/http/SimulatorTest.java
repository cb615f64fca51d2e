package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.configuration.SettingsDocument;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The simulator over HTTP. It is noon and five seconds; one incident is under way. */
class SimulatorTest {
    private static final String OVERRIDES = "/api/simulator/overrides";
    private static final String INCIDENTS = "/api/simulator/incidents";
    private static final long NOW = Situation.NOW.getEpochSecond() + 5;
    private static final String DOWN = """
            {"instance": "n001", "metric": "up", "value": 0, "ttl_seconds": 0}""";

    private static final Map<String, List<String>> ROUTES = Map.of(
            "GET",
            List.of("/api/simulator/status", "/api/simulator/metrics", OVERRIDES, INCIDENTS),
            "POST",
            List.of("/api/simulator/restart"),
            "DELETE",
            List.of(OVERRIDES, OVERRIDES + "/x", INCIDENTS + "/cut-r1"));

    private final EditingServer server = EditingServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void status_tellsHowTheSimulatorIs() {
        server.done("POST", OVERRIDES, DOWN);

        assertThat(server.http.json("/api/simulator/status"))
                .isEqualTo(TestServer.parse("""
                        {"running": true, "endpoint": "http://127.0.0.1:9000", "update_interval": 20,
                         "incident_mode": "light", "changes_per_hour": 2, "seed": 0, "overrides_count": 1,
                         "incidents": [{"id": "cut-r1", "incident_type": "network_partition", "target_id": "r1",
                                        "starts_at": %d, "expires_at": null}]}
                        """.formatted(Situation.BEFORE.getEpochSecond())));
    }

    @Test
    void metrics_areWhatCanBeForced() {
        JsonNode metrics = server.http.json("/api/simulator/metrics").get("metrics");

        assertThat(metrics.get(0)).isEqualTo(TestServer.parse("""
                        {"id": "node_temperature_celsius", "name": "Air temperature", "description": null, "unit": "°C",
                         "category": "temperature", "of_racks": false, "allowed": []}
                        """));
        assertThat(metrics.valueStream().map(metric -> metric.get("id").stringValue()))
                .contains("up", "rack_down");
    }

    @Test
    void overrides_comeAndGo() {
        server.done("POST", OVERRIDES, DOWN);
        JsonNode both = server.done("POST", OVERRIDES, """
                {"rack_id": "r2", "metric": "up", "value": 0}""");

        assertThat(both).isEqualTo(TestServer.parse("""
                        {"overrides": [
                          {"id": "n001-up-%d", "instance": "n001", "rack_id": null, "metric": "up", "value": 0.0,
                           "starts_at": %d, "expires_at": null},
                          {"id": "r2-up-%d", "instance": null, "rack_id": "r2", "metric": "up", "value": 0.0,
                           "starts_at": %d, "expires_at": %d}]}
                        """.formatted(NOW, NOW, NOW, NOW, NOW + 120)));
        assertThat(server.http.json(OVERRIDES)).isEqualTo(both);

        JsonNode one = server.done("DELETE", OVERRIDES + "/n001-up-" + NOW, "");
        assertThat(one.get("overrides")).hasSize(1);
        assertThat(server.done("DELETE", OVERRIDES + "/nobody", "")).isEqualTo(one);

        server.clock.advance(Duration.ofSeconds(120));
        assertThat(server.http.json(OVERRIDES).get("overrides")).isEmpty();
        assertThat(server.configuration().simulation().overrides())
                .as("over, and still in the file")
                .hasSize(1);
        assertThat(server.done("DELETE", OVERRIDES, "").get("overrides")).isEmpty();
        assertThat(server.configuration().simulation().overrides()).isEmpty();
    }

    @Test
    void incident_ofARack_isAnOverrideToo() {
        JsonNode triggered = server.done("POST", INCIDENTS, """
                {"type": "rack_down", "target_id": "r2"}""");

        assertThat(triggered).isEqualTo(TestServer.parse("""
                        {"status": "triggered", "id": "r2-rack_down-%d", "incident_type": "rack_down",
                         "target_id": "r2", "duration": 300, "expires_at": %d}
                        """.formatted(NOW, NOW + 300)));
        assertThat(server.http
                        .json(OVERRIDES)
                        .get("overrides")
                        .get(0)
                        .get("metric")
                        .stringValue())
                .isEqualTo("rack_down");
        assertThat(server.http.json(INCIDENTS).get("incidents")).hasSize(2);

        assertThat(server.done("DELETE", INCIDENTS + "/r2-rack_down-" + NOW, "").get("incidents"))
                .hasSize(1);
        assertThat(server.refused(404, "DELETE", INCIDENTS + "/r2-rack_down-" + NOW, ""))
                .isEqualTo("there is no incident 'r2-rack_down-" + NOW + "', or it is over");
    }

    @Test
    void whatCannotBe_isRefusedWithTheReason() {
        assertThat(server.refused(400, "POST", OVERRIDES, "{\"metric\": \"up\", \"value\": 0}"))
                .isEqualTo("instance or rack_id is required");
        assertThat(server.refused(400, "POST", OVERRIDES, "{\"instance\": \"n01\", \"metric\": \"up\", \"value\": 0}"))
                .startsWith("instance: there is no node 'n01'; nearest: n001, ");
        assertThat(server.refused(400, "POST", INCIDENTS, "{\"target_id\": \"r1\"}"))
                .isEqualTo("type and target_id are required");
        assertThat(server.refused(422, "POST", INCIDENTS, """
                {"type": "rack_down", "target_id": "r1", "duration": "long"}""")).contains("a whole number is expected");
        assertThat(server.refused(422, "POST", OVERRIDES, """
                {"instance": "n001", "metric": "up", "value": 0, "ttl": 5}""")).contains("'ttl' is not known");
    }

    @Test
    void simulatorThatIsOff_isNotFound_andSaysHowToSwitchItOn() {
        server.store.change(server.configuration().withDocument(SettingsDocument.EMPTY));
        server.done("POST", "/api/simulator/restart", "");

        ROUTES.forEach((method, paths) -> paths.forEach(path -> assertThat(server.refused(404, method, path, ""))
                .as("%s %s", method, path)
                .contains("set plugins.simulator.enabled to true")));
        assertThat(server.refused(404, "POST", OVERRIDES, DOWN)).contains("switched off");
        assertThat(server.refused(404, "POST", INCIDENTS, "{\"type\": \"rack_down\", \"target_id\": \"r2\"}"))
                .contains("switched off");
    }

    @Test
    void simulatorWhoseValuesNobodyTakes_doesNotRun_andSaysHowToLetIt() {
        server.room.withoutExporter();

        JsonNode status = server.http.json("/api/simulator/status");
        assertThat(status.get("running").booleanValue()).isFalse();
        assertThat(status.get("endpoint").isNull()).isTrue();
        assertThat(server.http.json(INCIDENTS).get("incidents")).hasSize(1);
        assertThat(server.refused(503, "POST", OVERRIDES, DOWN)).contains("Set telemetry.source to simulator");
        assertThat(server.refused(503, "DELETE", OVERRIDES, "")).contains("nothing is simulated");
        assertThat(server.refused(503, "DELETE", INCIDENTS + "/cut-r1", "")).contains("nothing is simulated");
        assertThat(server.refused(503, "POST", "/api/simulator/restart", "")).contains("nothing is simulated");
    }

    @Test
    void restart_readsTheFilesAgain() {
        server.store.change(server.configuration()
                .withSimulation(server.configuration()
                        .simulation()
                        .with(List.of(new ValueOverride("by-hand", "n001", null, "up", 0, null)), List.of())));

        assertThat(server.done("POST", "/api/simulator/restart", ""))
                .isEqualTo(TestServer.parse("{\"status\": \"restarting\"}"));
        assertThat(server.room.restarts()).isEqualTo(1);
        assertThat(server.http
                        .json("/api/simulator/status")
                        .get("overrides_count")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void write_onWhatHasChangedMeanwhile_isStale() {
        String seen = server.tag(OVERRIDES);
        HttpResponse<String> first = server.send("POST", OVERRIDES, DOWN, "If-Match", seen);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("ETag")).contains(server.tag(OVERRIDES));

        assertThat(server.refused(412, "DELETE", OVERRIDES, "", "If-Match", seen))
                .contains("has changed");
    }

    @Test
    void dryRun_doesNothing_andSaysWhatWould() {
        JsonNode dry = server.done("POST", INCIDENTS + "?dry_run=true", """
                {"type": "aisle_cooling", "target_id": "a"}""");

        assertThat(dry.get("files")).hasSize(1);
        assertThat(server.http.json(INCIDENTS).get("incidents")).hasSize(1);
    }

    @Test
    void write_standsInTheAuditLog() {
        server.done("POST", INCIDENTS, "{\"type\": \"node_flapping\", \"target_id\": \"n002\"}");

        AuditEntry entry = server.audit.entries().get(0);
        assertThat(entry.action()).isEqualTo("triggerIncident");
        assertThat(entry.target()).isEqualTo("incident node_flapping of n002");
        assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.DONE);
    }
}
