package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.maintenance.Maintenance.Effect;
import dev.rackstate.domain.maintenance.MaintenanceTarget;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What maintenances do to alerts, and what they leave alone. */
class SuppressedAlertsTest {
    private static final String ACTIVE = "/api/alerts/active";

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Maintenance work(String id, EntityKind kind, String target, Effect effect) {
        return work(id, kind, target, effect, null);
    }

    private static Maintenance work(String id, EntityKind kind, String target, Effect effect, Instant starts) {
        return new Maintenance(
                id,
                new MaintenanceTarget(kind, target),
                "Why " + id,
                effect,
                Situation.BEFORE,
                null,
                starts,
                null,
                null);
    }

    private void maintenances(Maintenance... planned) {
        server.publish(situation -> situation.nextRound().maintenances(planned));
    }

    @Test
    void withoutMaintenances_noAlertIsCovered() {
        JsonNode answer = server.json(ACTIVE);

        assertThat(answer.get("suppressed").intValue()).isZero();
        for (JsonNode alert : answer.get("alerts")) {
            assertThat(alert.get("suppressed_by").isEmpty()).isTrue();
            assertThat(alert.has("maintenance")).isFalse();
        }
    }

    @Test
    void hide_leavesAlertsOut_andSaysHowMany() {
        maintenances(work("h", EntityKind.RACK, "lone", Effect.HIDE));

        JsonNode answer = server.json(ACTIVE);

        assertThat(answer.get("total").intValue()).isEqualTo(4);
        assertThat(answer.get("suppressed").intValue()).isEqualTo(1);
        assertThat(answer.get("alerts").findValuesAsString("type")).doesNotContain("rack");
    }

    @Test
    void hiddenAlerts_areListedForThoseWhoAsk_withWhatHidesThem() {
        maintenances(work("h", EntityKind.RACK, "lone", Effect.HIDE));

        JsonNode answer = server.json(ACTIVE + "?include_suppressed=true");

        assertThat(answer.get("total").intValue()).isEqualTo(5);
        assertThat(answer.get("suppressed").intValue()).isEqualTo(1);
        JsonNode rack = answer.at("/alerts/4");
        assertThat(rack.get("suppressed_by").toString()).isEqualTo("[\"h\"]");
        assertThat(rack.has("maintenance")).isFalse();
    }

    @Test
    void badge_keepsAlerts_andTellsWhy() {
        maintenances(
                work("room", EntityKind.ROOM, "hall", Effect.BADGE),
                work("node", EntityKind.DEVICE, "n002", Effect.BADGE));

        JsonNode answer = server.json(ACTIVE);

        assertThat(answer.get("total").intValue()).isEqualTo(5);
        JsonNode node = answer.at("/alerts/0");
        assertThat(node.get("suppressed_by").toString()).isEqualTo("[\"node\",\"room\"]");
        assertThat(node.at("/maintenance/id").stringValue()).isEqualTo("node");
        assertThat(node.at("/maintenance/reason").stringValue()).isEqualTo("Why node");
        assertThat(answer.at("/alerts/4/maintenance/id").stringValue()).isEqualTo("room");
    }

    @Test
    void hideAndBadgeTogether_hide_andTheAlertNamesBoth() {
        maintenances(
                work("b", EntityKind.SITE, "alpha", Effect.BADGE), work("h", EntityKind.RACK, "lone", Effect.HIDE));

        assertThat(server.json(ACTIVE).get("total").intValue()).isEqualTo(4);
        JsonNode rack = server.json(ACTIVE + "?include_suppressed=1").at("/alerts/4");
        assertThat(rack.get("suppressed_by").toString()).isEqualTo("[\"h\",\"b\"]");
        assertThat(rack.at("/maintenance/id").stringValue()).isEqualTo("b");
    }

    @Test
    void whatIsNotActive_coversNothing() {
        maintenances(work("s", EntityKind.SITE, "alpha", Effect.HIDE, Situation.NOW.plusSeconds(3600)));

        assertThat(server.json(ACTIVE).get("total").intValue()).isEqualTo(5);
    }

    @Test
    void filtersAndPages_countWhatIsListed_andSuppressedWhatMatches() {
        maintenances(work("h", EntityKind.RACK, "lone", Effect.HIDE));

        JsonNode crit = server.json(ACTIVE + "?state=CRIT&limit=2");
        assertThat(crit.get("total").intValue()).isEqualTo(3);
        assertThat(crit.get("suppressed").intValue()).isEqualTo(1);
        assertThat(crit.get("alerts").size()).isEqualTo(2);
        assertThat(server.json(ACTIVE + "?state=WARN").get("suppressed").intValue())
                .isZero();
    }

    @Test
    void statesAndStatistics_stayWhatTheyAre_andNameTheMaintenance() {
        JsonNode before = server.json("/api/racks/lone/state");
        JsonNode statistics = server.json("/api/stats/global");

        maintenances(work("h", EntityKind.RACK, "lone", Effect.HIDE));

        JsonNode after = server.json("/api/racks/lone/state");
        assertThat(before.has("maintenance")).isFalse();
        assertThat(after.get("maintenance").toString()).isEqualTo("[\"h\"]");
        assertThat(after.at("/nodes").iterator().next().get("maintenance").toString())
                .isEqualTo("[\"h\"]");
        assertThat(after.get("state")).isEqualTo(before.get("state"));
        assertThat(server.json("/api/stats/global").get("active_alerts")).isEqualTo(statistics.get("active_alerts"));
        assertThat(server.json("/api/racks/r1/state").has("maintenance")).isFalse();
    }
}
