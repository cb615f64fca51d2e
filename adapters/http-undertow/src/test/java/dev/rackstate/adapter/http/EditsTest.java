package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.editing.ConfigurationEditing;
import dev.rackstate.application.editing.ConfigurationInForce;
import dev.rackstate.application.editing.StateDifference;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.topology.EntityKind;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What all writes have in common: entity tags, dry runs, the audit log, and what happens when nothing can be written. */
class EditsTest {
    private EditingServer server;

    @BeforeEach
    void start() {
        server = EditingServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String tag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElse("absent");
    }

    /** Each write with the read whose tag it takes, and the read whose tag it answers with. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/sites | POST | /api/topology/sites | {\"name\": \"New\"} | /api/topology/sites/new",
                "/api/topology/sites/beta | PUT | /api/topology/sites/beta | {\"name\": \"B\"} | /api/topology/sites/beta",
                "/api/topology/sites/beta | DELETE | /api/topology/sites/beta | |",
                "/api/topology/sites/beta | POST | /api/topology/sites/beta/rooms | {\"name\": \"New\"}"
                        + " | /api/rooms/new/layout",
                "/api/rooms/empty/layout | PUT | /api/topology/rooms/empty | {\"name\": \"E\"} | /api/rooms/empty/layout",
                "/api/rooms/empty/layout | PUT | /api/topology/rooms/empty/layout | {} | /api/rooms/empty/layout",
                "/api/rooms/hall/layout | DELETE | /api/topology/rooms/hall | |",
                "/api/rooms/hall/layout | PUT | /api/topology/rooms/hall/aisles"
                        + " | {\"aisles\": {\"a\": [\"r2\", \"r1\"], \"b\": [\"r2\"]}} | /api/rooms/hall/layout",
                "/api/rooms/hall/layout | POST | /api/topology/rooms/hall/aisles/create"
                        + " | {\"aisles\": [{\"name\": \"C\"}]} | /api/rooms/hall/layout",
                "/api/rooms/hall/layout | POST | /api/topology/rooms/hall/racks | {\"name\": \"New\"} | /api/racks/new",
                "/api/topology/aisles/a | PUT | /api/topology/aisles/a | {\"name\": \"A\"} | /api/topology/aisles/a",
                "/api/topology/aisles/b | DELETE | /api/topology/aisles/b | |",
                "/api/topology/aisles/a | PUT | /api/topology/aisles/a/racks"
                        + " | {\"room_id\": \"hall\", \"racks\": [\"r2\", \"r1\"]} | /api/topology/aisles/a",
                "/api/topology/aisles/a | POST | /api/topology/aisles/a/racks | {\"name\": \"New\"} | /api/racks/new",
                "/api/racks/lone | PUT | /api/topology/racks/lone | {\"name\": \"L\"} | /api/racks/lone",
                "/api/racks/lone | PUT | /api/topology/racks/lone/template | {} | /api/racks/lone",
                "/api/racks/lone | POST | /api/topology/racks/lone/move | {\"room_id\": \"empty\"} | /api/racks/lone",
                "/api/racks/lone | DELETE | /api/topology/racks/lone | |",
                "/api/racks/lone | POST | /api/topology/racks/lone/devices"
                        + " | {\"id\": \"d\", \"name\": \"D\", \"template_id\": \"server\", \"u_position\": 9}"
                        + " | /api/racks/lone/devices/d",
                "/api/racks/lone | PUT | /api/topology/racks/lone/devices | {} | /api/racks/lone",
                "/api/racks/r2/devices/blade | PUT | /api/topology/racks/r2/devices/blade | {\"u_position\": 9}"
                        + " | /api/racks/r2/devices/blade",
                "/api/racks/r2/devices/blade | DELETE | /api/topology/racks/r2/devices/blade | |",
                "/api/catalog | POST | /api/catalog/templates"
                        + " | {\"kind\": \"rack\", \"template\": {\"id\": \"n\", \"name\": \"N\"}}"
                        + " | /api/catalog/templates/rack/n",
                "/api/catalog/templates/device/spare | PUT | /api/catalog/templates"
                        + " | {\"kind\": \"device\", \"template\": {\"id\": \"spare\", \"name\": \"S\", \"u_height\": 1}}"
                        + " | /api/catalog/templates/device/spare",
                "/api/catalog/templates/device/spare | DELETE | /api/catalog/templates/device/spare | |",
                "/api/maintenances | POST | /api/maintenances"
                        + " | {\"target_type\": \"rack\", \"target_id\": \"r1\", \"reason\": \"x\"} |",
                "/api/maintenances/0a1b2c3d4e5f | PUT | /api/maintenances/0a1b2c3d4e5f | {\"reason\": \"y\"}"
                        + " | /api/maintenances/0a1b2c3d4e5f",
                "/api/maintenances/0a1b2c3d4e5f | POST | /api/maintenances/0a1b2c3d4e5f/stop |"
                        + " | /api/maintenances/0a1b2c3d4e5f",
                "/api/maintenances/ffffffffffff | POST | /api/maintenances/ffffffffffff/reactivate |"
                        + " | /api/maintenances/ffffffffffff",
                "/api/maintenances/0a1b2c3d4e5f | DELETE | /api/maintenances/0a1b2c3d4e5f | |",
            })
    void aWrite_takesTheTagThatItsReadGave_onlyOnce_andAnswersTheNewOne(
            String read, String method, String path, String given, String after) {
        String body = given == null ? "" : given;
        String tag = server.tag(read);
        assertThat(server.refused(412, method, path, body, "If-Match", "\"stale\""))
                .contains("read it again");

        HttpResponse<String> done = server.send(method, path, body, "If-Match", tag);

        assertThat(done.statusCode()).as(done.body()).isBetween(200, 204);
        if (after == null) {
            assertThat(method.equals("DELETE") || tag(done).startsWith("\"")).isTrue();
        } else {
            assertThat(tag(done)).isEqualTo(server.tag(after));
        }
        assertThat(server.send(method, path, body, "If-Match", tag).statusCode())
                .isEqualTo(412);
    }

    @Test
    void aTag_staysTheSameWhileTheThingDoes_throughOtherChanges() {
        String rack = server.tag("/api/racks/r1");
        String state = server.tag("/api/racks/r1/state");

        server.done("PUT", "/api/topology/racks/lone", "{\"name\": \"Other\"}");

        assertThat(server.tag("/api/racks/r1")).isEqualTo(rack);
        assertThat(server.http.get("/api/racks/r1", "If-None-Match", rack).statusCode())
                .isEqualTo(304);
        assertThat(server.tag("/api/racks/r1/state")).isNotEqualTo(state);
    }

    @Test
    void theTagOfTheCompressedForm_isAsGood_andStarMeansWhateverIsThere() {
        String compressed = tag(server.http.send(
                server.http
                        .request("/api/rooms/hall/layout", "Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.discarding()));
        assertThat(compressed).endsWith("-gzip\"");

        server.done("PUT", "/api/topology/rooms/hall", "{\"name\": \"One\"}", "If-Match", compressed);
        server.done("PUT", "/api/topology/rooms/hall", "{\"name\": \"Two\"}", "If-Match", "*");

        String tag = server.tag("/api/rooms/hall/layout");
        assertThat(server.refused(412, "PUT", "/api/topology/rooms/hall", "{\"name\": \"3\"}", "If-Match", "W/" + tag))
                .contains("changed");
        assertThat(server.refused(412, "PUT", "/api/topology/rooms/nowhere", "{\"name\": \"3\"}", "If-Match", "*"))
                .contains("changed");
        server.done("PUT", "/api/topology/rooms/hall", "{\"name\": \"3\"}", "If-Match", "\"other\", " + tag);
    }

    @Test
    void ofTwoClientsWithOneTag_oneIsToldToReadAgain() {
        String tag = server.tag("/api/racks/lone");

        HttpResponse<String> first =
                server.send("PUT", "/api/topology/racks/lone", "{\"name\": \"Ann's\"}", "If-Match", tag);
        HttpResponse<String> second =
                server.send("PUT", "/api/topology/racks/lone", "{\"name\": \"Bob's\"}", "If-Match", tag);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(server.http.json("/api/racks/lone").get("name").stringValue())
                .isEqualTo("Ann's");
        server.done("PUT", "/api/topology/racks/lone", "{\"name\": \"Bob's\"}", "If-Match", tag(first));
    }

    @Test
    void aDryRun_changesNothing_andTellsWhichFilesWould() {
        Configuration before = server.configuration();

        HttpResponse<String> answer = server.send("DELETE", "/api/topology/racks/lone?dry_run=true", "");

        JsonNode told = TestServer.parse(answer.body());
        assertThat(told.get("dry_run").booleanValue()).isTrue();
        assertThat(told.at("/files/0/file").stringValue()).isEqualTo("Building");
        assertThat(told.at("/files/0/change").stringValue()).isEqualTo("changed");
        assertThat(tag(answer)).isEqualTo("absent");
        assertThat(server.configuration()).isSameAs(before);
        assertThat(server.http.get("/api/racks/lone").statusCode()).isEqualTo(200);
        assertThat(server.audit.entries()).isEmpty();
    }

    @Test
    void aDryRun_isRefusedLikeTheChangeItself() {
        String tag = server.tag("/api/racks/lone");

        assertThat(server.refused(404, "DELETE", "/api/topology/racks/r9?dry_run=true", ""))
                .contains("r9");
        assertThat(server.refused(412, "DELETE", "/api/topology/racks/lone?dry_run=true", "", "If-Match", "\"x\""))
                .contains("changed");
        server.done("DELETE", "/api/topology/racks/lone?dry_run=true", "", "If-Match", tag);
        assertThat(server.refused(422, "DELETE", "/api/topology/racks/lone?dry_run=maybe", ""))
                .contains("dry_run");
    }

    @Test
    void aDryRun_tellsWhichStatesWouldDiffer() {
        StateDifference difference = new StateDifference(
                List.of(
                        new StateDifference.Entity(EntityKind.RACK, "lone", "alpha/hall/lone", HealthState.CRIT, null),
                        new StateDifference.Entity(
                                EntityKind.ROOM, "hall", "alpha/hall", HealthState.CRIT, HealthState.OK)),
                3,
                "1 rack would go, 1 room would turn OK");
        ConfigurationEditing editing =
                new ConfigurationEditing(server.store, new Foreseen(difference), server.audit, server.clock);
        LiveState state = new LiveState(Situation.start().published());
        try (TestServer http = TestServer.of(
                TestPorts.over(state).editing(editing).clock(server.clock).ports())) {
            JsonNode told = TestServer.parse(http.method("DELETE", "/api/topology/racks/lone?dry_run=true")
                    .body());

            assertThat(told.get("summary").stringValue()).isEqualTo("1 rack would go, 1 room would turn OK");
            assertThat(told.get("more_states").intValue()).isEqualTo(3);
            assertThat(told.at("/states/0").toString())
                    .isEqualTo("{\"kind\":\"rack\",\"id\":\"lone\",\"path\":\"alpha/hall/lone\",\"before\":\"CRIT\","
                            + "\"after\":null}");
            assertThat(told.at("/states/1/after").stringValue()).isEqualTo("OK");
        }
    }

    @Test
    void everyWrite_standsInTheAuditLog_withItsTargetAndRequest() {
        HttpResponse<String> done = server.send("PUT", "/api/topology/racks/lone", "{\"name\": \"x\"}");
        server.refused(404, "DELETE", "/api/topology/racks/r9", "");

        AuditEntry first = server.audit.entries().get(0);
        assertThat(first.action()).isEqualTo("changeRack");
        assertThat(first.target()).isEqualTo("rack lone");
        assertThat(first.outcome()).isEqualTo(AuditEntry.Outcome.DONE);
        assertThat(first.requestId())
                .isEqualTo(done.headers().firstValue("X-Request-ID").orElseThrow());
        assertThat(server.audit.entries().get(1).outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
        assertThat(server.audit.entries().get(1).detail()).contains("r9");
    }

    @Test
    void whatCannotBeWritten_is503_andTheBuildingStays() {
        server.store.readOnly(true);

        assertThat(server.refused(503, "DELETE", "/api/topology/racks/lone", ""))
                .contains("read-only");

        assertThat(server.http.get("/api/racks/lone").statusCode()).isEqualTo(200);
    }

    private record Foreseen(StateDifference difference) implements ConfigurationInForce {
        @Override
        public void adopt(Configuration configuration) {
            throw new AssertionError("a dry run puts nothing in force");
        }

        @Override
        public StateDifference preview(Configuration configuration) {
            return difference;
        }
    }
}
