package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.audit.AuditEntry.Outcome;
import dev.rackstate.application.audit.AuditLog.Query;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log, as administrators read it. */
class AuditTest {
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static AuditEntry entry(String action, List<AuditEntry.Change> changes) {
        return new AuditEntry(
                Situation.NOW, "ann", "admin", "10.0.0.1", "r-1", action, "racks/r1", Outcome.DONE, "", changes);
    }

    @Test
    void entries_areShownNewestFirst() throws IOException {
        server.audit.append(entry("addRack", List.of(new AuditEntry.Change("topology.yaml", "+ r1"))));
        server.audit.append(new AuditEntry(
                Situation.NOW.plusSeconds(1),
                "bob",
                "",
                "10.0.0.2",
                null,
                "logIn",
                "",
                Outcome.REFUSED,
                "wrong",
                List.of()));

        assertThat(server.get("/api/audit").body())
                .isEqualTo("{\"entries\":[{\"time\":\"2026-03-01T12:00:01Z\",\"actor\":\"bob\",\"role\":\"\","
                        + "\"address\":\"10.0.0.2\",\"request_id\":null,\"action\":\"logIn\",\"target\":\"\","
                        + "\"outcome\":\"refused\",\"detail\":\"wrong\",\"changes\":[]},"
                        + "{\"time\":\"2026-03-01T12:00:00Z\",\"actor\":\"ann\",\"role\":\"admin\","
                        + "\"address\":\"10.0.0.1\",\"request_id\":\"r-1\",\"action\":\"addRack\","
                        + "\"target\":\"racks/r1\",\"outcome\":\"done\",\"detail\":\"\","
                        + "\"changes\":[{\"file\":\"topology.yaml\",\"diff\":\"+ r1\"}]}]}");
    }

    @Test
    void everyFilter_isHandedOn() {
        server.get("/api/audit?actor=ann&action=addRack&text=r%201&since=2026-03-01T12:00:00Z"
                + "&until=2026-03-01T14:00:00%2B01:00&limit=7");

        assertThat(server.audit.asked)
                .isEqualTo(new Query("ann", "addRack", "r 1", Situation.NOW, Instant.parse("2026-03-01T13:00:00Z"), 7));
    }

    @Test
    void withoutFilters_theNewestHundredAreMeant() {
        server.get("/api/audit");

        assertThat(server.audit.asked).isEqualTo(new Query(null, null, null, null, null, 100));
    }

    @Test
    void aPlusSignThatBecameABlank_isUnderstood() {
        server.get("/api/audit?since=2026-03-01T13:00:00+01:00");

        assertThat(server.audit.asked.since()).isEqualTo(Situation.NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "since=yesterday", "until=2026-03-01", "until="})
    void aFilterThatMeansNothing_is422(String query) {
        assertThat(server.get("/api/audit?" + query).statusCode()).isEqualTo(422);
    }

    @Test
    void aLogThatCannotBeRead_is503_withoutThePathOnDisk() {
        server.audit.broken = new IOException("/var/lib/audit is gone");

        HttpResponse<String> answer = server.get("/api/audit");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("cannot be read").doesNotContain("/var/lib");
    }
}
