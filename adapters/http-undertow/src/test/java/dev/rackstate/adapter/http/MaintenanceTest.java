package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Planning, altering, ending and forgetting work. */
class MaintenanceTest {
    private static final String ALL = "/api/maintenances";
    private static final String UNDER_WAY = ALL + "/" + EditingServer.UNDER_WAY;
    private static final String ENDED = ALL + "/" + EditingServer.ENDED;

    private EditingServer server;

    @BeforeEach
    void start() {
        server = EditingServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String work(String type, String id, String more) {
        return ("{'target_type': '" + type + "', 'target_id': '" + id + "', 'reason': ' Fans '" + more + "}")
                .replace('\'', '"');
    }

    private JsonNode plan(String more) {
        return server.answered(201, "POST", ALL, work("rack", "r1", more));
    }

    @Test
    void theLeast_isATargetAndAReason() {
        JsonNode planned = plan("");

        assertThat(planned.get("id").stringValue()).matches("[0-9a-f]{12}");
        assertThat(planned.get("effect").stringValue()).isEqualTo("badge");
        assertThat(planned.get("status").stringValue()).isEqualTo("ACTIVE");
        assertThat(planned.get("reason").stringValue()).isEqualTo("Fans");
        assertThat(TestServer.time(planned.get("created_at"))).isEqualTo(server.clock.instant());
        assertThat(planned.get("created_by").isNull()).isTrue();
        assertThat(planned.get("expires_at").isNull()).isTrue();
        assertThat(server.http.json(ALL + "/" + planned.get("id").stringValue()))
                .isEqualTo(planned);
        assertThat(server.http.json(ALL).at("/maintenances/2")).isEqualTo(planned);
    }

    @ParameterizedTest
    @CsvSource({
        "site, alpha",
        "room, hall",
        "room, beta/hall",
        "aisle, hall/a",
        "rack, r1",
        "device, r1/cpu",
        "device, cpu",
        "device, n001",
        "node, n001",
    })
    void everyPartOfTheBuilding_canBeATarget(String type, String id) {
        JsonNode planned = server.answered(201, "POST", ALL, work(type, id, ", 'effect': 'hide'"));

        assertThat(planned.get("target_type").stringValue()).isEqualTo(type);
        assertThat(planned.get("target_id").stringValue()).isEqualTo(id);
        assertThat(planned.get("effect").stringValue()).isEqualTo("hide");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rack | ' ' | | 400 | target_id must not be blank",
                "rack | r9  | | 400 | target_id: rack 'r9' not found",
                "room | r1  | | 400 | target_id: room 'r1' not found",
                "device | r2/cpu | | 400 | device 'r2/cpu' not found",
                "chassis | r1 | | 422 | one of site, room, aisle, rack, device, node is expected",
                "rack | r1 | , 'effect': 'mute' | 422 | one of hide, badge is expected",
                "rack | r1 | , 'effect': null | 422 | one of hide, badge is expected",
                "rack | r1 | , 'starts_at': 'tomorrow' | 422 | datetime_parsing",
                "rack | r1 | , 'starts_at': 200, 'expires_at': 100 | 400 | is not after starts_at",
                "rack | r1 | , 'until': 1 | 422 | 'until' is not known",
            })
    void workThatCannotBePlanned_isRefused(String type, String id, String more, int status, String reason) {
        String target = id.replace("'", "");

        assertThat(server.refused(status, "POST", ALL, work(type, target, more == null ? "" : more)))
                .contains(reason);
    }

    @Test
    void aReason_isNeverBlank() {
        assertThat(server.refused(400, "POST", ALL, work("rack", "r1", "").replace(" Fans ", "  ")))
                .contains("reason");
        assertThat(server.refused(400, "PUT", UNDER_WAY, "{\"reason\": \" \"}")).contains("reason");
        assertThat(server.refused(400, "PUT", UNDER_WAY, "{\"reason\": null}")).contains("reason");
        assertThat(server.refused(404, "PUT", ALL + "/nope", "{\"reason\": null}"))
                .isEqualTo("Maintenance 'nope' not found");
    }

    @Test
    void times_areTakenWithAnOffset_inUtc_orInSeconds_andAnsweredInUtc() {
        String later = "2026-03-02T01:00:00Z";
        long seconds = Instant.parse(later).getEpochSecond();

        for (String written : new String[] {"'2026-03-02T03:00:00+02:00'", "'2026-03-02T01:00:00'", "" + seconds}) {
            JsonNode planned = plan(", 'starts_at': " + written);
            assertThat(planned.get("starts_at").stringValue()).isEqualTo(later);
            assertThat(planned.get("status").stringValue()).isEqualTo("SCHEDULED");
        }
        assertThat(server.http.json("/api/alerts/active").get("total").intValue())
                .isZero();
    }

    @Test
    void time_makesAMaintenanceActive_andOver() {
        String id = plan(", 'starts_at': '2026-03-01T13:00:00Z', 'expires_at': '2026-03-01T14:00:00Z'")
                .get("id")
                .stringValue();

        server.clock.advance(Duration.ofHours(1));
        assertThat(server.http.json(ALL + "/" + id).get("status").stringValue()).isEqualTo("ACTIVE");
        server.clock.advance(Duration.ofHours(1));
        assertThat(server.http.json(ALL + "/" + id).get("status").stringValue()).isEqualTo("EXPIRED");
        assertThat(server.refused(400, "POST", ALL + "/" + id + "/reactivate", ""))
                .contains("not ended");
    }

    @Test
    void aChange_keepsTheRest_andNullClears() {
        JsonNode altered = server.done("PUT", UNDER_WAY, "{\"effect\": \"hide\"}");

        assertThat(altered.get("reason").stringValue()).isEqualTo("Fan swap");
        assertThat(altered.get("effect").stringValue()).isEqualTo("hide");
        assertThat(altered.get("created_by").stringValue()).isEqualTo("ann");
        assertThat(altered.get("expires_at").isNull()).isFalse();
        altered = server.done("PUT", UNDER_WAY, "{\"expires_at\": null, \"effect\": null}");
        assertThat(altered.get("expires_at").isNull()).isTrue();
        assertThat(altered.get("effect").stringValue()).isEqualTo("hide");
        assertThat(server.done("PUT", UNDER_WAY, "{}")).isEqualTo(altered);
        assertThat(server.refused(422, "PUT", UNDER_WAY, "{\"target_id\": \"r2\"}"))
                .contains("extra_forbidden");
    }

    @Test
    void aMaintenance_endsOnce_andGoesOnOnce() {
        JsonNode ended = server.done("POST", UNDER_WAY + "/stop", "");
        assertThat(ended.get("status").stringValue()).isEqualTo("EXPIRED");
        assertThat(TestServer.time(ended.get("ended_at"))).isEqualTo(server.clock.instant());
        assertThat(server.refused(400, "POST", UNDER_WAY + "/stop", "")).contains("already ended");

        JsonNode again = server.done("POST", UNDER_WAY + "/reactivate", "");
        assertThat(again.get("status").stringValue()).isEqualTo("ACTIVE");
        assertThat(again.get("ended_at").isNull()).isTrue();
        assertThat(server.refused(400, "POST", UNDER_WAY + "/reactivate", "")).contains("not ended");
    }

    @Test
    void aMaintenanceThatIsForgotten_isGone() {
        assertThat(server.send("DELETE", ENDED, "").statusCode()).isEqualTo(204);

        assertThat(server.http.json(ALL).get("maintenances").size()).isEqualTo(1);
        for (String[] call : new String[][] {
            {"DELETE", ""}, {"PUT", "{}"}, {"POST/stop", ""}, {"POST/reactivate", ""},
        }) {
            String[] method = call[0].split("/", 2);
            String below = method.length == 1 ? "" : "/" + method[1];
            assertThat(server.refused(404, method[0], ENDED + below, call[1]))
                    .isEqualTo("Maintenance 'ffffffffffff' not found");
        }
        assertThat(server.http.refusal(404, ENDED)).isEqualTo("Maintenance 'ffffffffffff' not found");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2",
        "status=active, 1",
        "status=EXPIRED, 1",
        "status=SCHEDULED, 0",
        "target_type=room, 1",
        "target_id=lone, 1",
        "target_id=lone&status=expired, 0",
    })
    void filters_combine(String query, int count) {
        assertThat(server.http.json(ALL + "?" + query).get("maintenances").size())
                .isEqualTo(count);
    }

    @Test
    void theTargetMayGo_andTheMaintenanceStays() {
        server.done("DELETE", "/api/topology/racks/lone", "");

        assertThat(server.done("POST", UNDER_WAY + "/stop", "").get("target_id").stringValue())
                .isEqualTo("lone");
    }

    @Test
    void aDryRun_isNoMaintenance() {
        HttpResponse<String> answer = server.send("POST", ALL + "?dry_run=true", work("rack", "r1", ""));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(TestServer.parse(answer.body()).get("dry_run").booleanValue())
                .isTrue();
        assertThat(server.send("DELETE", ENDED + "?dry_run=yes", "").statusCode())
                .isEqualTo(200);
        assertThat(server.http.json(ALL).get("maintenances").size()).isEqualTo(2);
    }
}
