package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.domain.slurm.NodeMapping;
import dev.rackstate.domain.slurm.Workload;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SlurmTest {
    private SlurmServer server;

    @BeforeEach
    void start() {
        server = SlurmServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode get(String path) {
        return server.http.json(path);
    }

    private HttpResponse<String> answer(int status, String path, String... headers) {
        HttpResponse<String> answer = server.http.get(path, headers);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        return answer;
    }

    private static String detail(HttpResponse<String> answer) {
        return TestServer.parse(answer.body()).get("detail").stringValue();
    }

    private static JsonNode node(JsonNode nodes, String name) {
        for (JsonNode node : nodes) {
            if (node.get("node").stringValue().equals(name)) {
                return node;
            }
        }
        throw new AssertionError("no node " + name + " among " + nodes);
    }

    @Test
    void roomNodes_listEveryNodeOfTheRoomWithWhatSlurmSays() {
        JsonNode answer = get("/api/slurm/rooms/hall/nodes");

        assertThat(answer.get("room_id").stringValue()).isEqualTo("hall");
        JsonNode nodes = answer.get("nodes");
        assertThat(nodes.at("/n001/status").stringValue()).isEqualTo("allocated");
        assertThat(nodes.at("/n001/severity").stringValue()).isEqualTo("OK");
        assertThat(nodes.at("/n001/statuses").toString()).isEqualTo("[\"allocated\"]");
        assertThat(nodes.at("/n001/partitions").toString()).isEqualTo("[\"all\",\"cpu\"]");
        assertThat(nodes.at("/n002/status").stringValue()).isEqualTo("drained");
        assertThat(nodes.at("/n002/severity").stringValue()).isEqualTo("CRIT");
        assertThat(nodes.at("/n002/reason").stringValue()).isEqualTo("bad DIMM");
        assertThat(nodes.at("/n002/reason_user").stringValue()).isEqualTo("root");
        assertThat(nodes.at("/n002/flags").toString()).isEqualTo("[\"drain\"]");
        assertThat(nodes.at("/n003/status").stringValue()).isEqualTo("idle");
        assertThat(nodes.at("/n003/severity").stringValue()).isEqualTo("CRIT");
        assertThat(nodes.at("/b1/slurm_node").stringValue()).isEqualTo("blade1");
        assertThat(nodes.at("/n004/status").stringValue()).isEqualTo("unknown");
        assertThat(nodes.at("/n004/severity").stringValue()).isEqualTo("UNKNOWN");
        assertThat(nodes.at("/n004/slurm_node").isNull()).isTrue();
        assertThat(nodes.has("m1")).isFalse();
    }

    @Test
    void summary_ofEverything_countsTheNodesThatAreNowhereToo() {
        JsonNode answer = get("/api/slurm/summary");

        assertThat(answer.get("room_id").isNull()).isTrue();
        assertThat(answer.get("total_nodes").intValue()).isEqualTo(6);
        assertThat(answer.get("by_status").toString())
                .isEqualTo("{\"allocated\":1,\"drained\":1,\"idle\":2,\"mixed\":1,\"powered_down\":1}");
        assertThat(answer.get("by_severity").toString())
                .isEqualTo("{\"CRIT\":2,\"INFO\":0,\"OK\":2,\"UNKNOWN\":0,\"WARN\":2}");
        assertThat(answer.get("cpus").intValue()).isEqualTo(128);
        assertThat(answer.get("allocated_cpus").intValue()).isEqualTo(64);
        assertThat(answer.get("source").stringValue()).isEqualTo("held");
        assertThat(answer.get("warnings").get(0).stringValue()).isEqualTo("the metric x is missing this time");
    }

    @Test
    void summary_ofARoom_countsWhatStandsThere() {
        assertThat(get("/api/slurm/summary?room_id=hall").get("total_nodes").intValue())
                .isEqualTo(4);
        assertThat(get("/api/slurm/summary?room_id=hall&site_id=beta")
                        .get("total_nodes")
                        .intValue())
                .isEqualTo(1);
        assertThat(get("/api/slurm/summary?room_id=empty").get("by_status").size())
                .isZero();
        assertThat(get("/api/slurm/summary?room_id=").get("total_nodes").intValue())
                .isEqualTo(6);
    }

    @Test
    void partitions_haveTheSameColumns_zerosIncluded() {
        JsonNode answer = get("/api/slurm/partitions");

        assertThat(answer.at("/partitions/cpu").toString())
                .isEqualTo("{\"allocated\":1,\"drained\":1,\"idle\":0,\"mixed\":0,\"powered_down\":0}");
        assertThat(answer.at("/partitions/all/idle").intValue()).isEqualTo(2);
        assertThat(answer.at("/details/1/total_cpus").intValue()).isEqualTo(128);
        assertThat(get("/api/slurm/partitions?room_id=empty")
                        .at("/partitions/all/idle")
                        .intValue())
                .isZero();
    }

    @Test
    void nodes_sayWhereTheyStand_andNullWhereTheyDoNot() {
        JsonNode nodes = get("/api/slurm/nodes").get("nodes");

        JsonNode placed = node(nodes, "blade1");
        assertThat(placed.get("instance").stringValue()).isEqualTo("b1");
        assertThat(placed.get("site_id").stringValue()).isEqualTo("alpha");
        assertThat(placed.get("room_name").stringValue()).isEqualTo("Hall");
        assertThat(placed.get("aisle_id").stringValue()).isEqualTo("a");
        assertThat(placed.get("rack_id").stringValue()).isEqualTo("r2");
        assertThat(placed.get("device_id").stringValue()).isEqualTo("blade");
        JsonNode nowhere = node(nodes, "cloud7");
        for (String key : List.of("site_id", "room_id", "aisle_id", "rack_id", "device_id")) {
            assertThat(nowhere.get(key).isNull()).as(key).isTrue();
        }
        assertThat(node(nodes, "n001").get("jobs").intValue()).isEqualTo(2);
        assertThat(node(nodes, "n001").get("gpus").intValue()).isEqualTo(4);
        assertThat(nowhere.has("cpus")).isFalse();
        assertThat(get("/api/slurm/nodes?room_id=hall").get("nodes").findValuesAsString("node"))
                .containsExactly("n001", "n002", "n003", "blade1");
    }

    @Test
    void racks_tellWhatIsInUseInEach() {
        JsonNode racks = get("/api/slurm/racks").get("racks");

        assertThat(racks.findValuesAsString("rack_id")).containsExactly("r1", "r2", "r1");
        assertThat(racks.findValuesAsString("site_id")).containsExactly("alpha", "alpha", "beta");
        assertThat(racks.at("/0/total_nodes").intValue()).isEqualTo(3);
        assertThat(racks.at("/0/allocated_cpus").intValue()).isEqualTo(64);
        assertThat(racks.at("/0/by_severity/CRIT").intValue()).isEqualTo(2);
        assertThat(racks.at("/0/job_count").intValue()).isEqualTo(2);
        assertThat(racks.at("/1/job_count").intValue()).isZero();
        assertThat(get("/api/slurm/racks?room_id=hall&site_id=beta")
                        .get("racks")
                        .size())
                .isOne();
        assertThat(get("/api/slurm/racks?room_id=empty").get("racks").isEmpty()).isTrue();
    }

    @Test
    void rack_tellsWhatStandsOnIt() {
        JsonNode rack = get("/api/slurm/racks/r1");

        assertThat(rack.get("rack_id").stringValue()).isEqualTo("r1");
        assertThat(rack.get("device_id").isNull()).isTrue();
        assertThat(rack.get("total_nodes").intValue()).isEqualTo(3);
        assertThat(rack.get("allocated_cpus").intValue()).isEqualTo(64);
        assertThat(rack.get("nodes").findValuesAsString("node")).containsExactly("n001", "n002", "n003");
        assertThat(rack.get("jobs").findValuesAsString("user")).containsExactly("ada", "ada");
        assertThat(rack.at("/reservations/0/name").stringValue()).isEqualTo("upgrade");
        assertThat(rack.at("/reservations/0/node_list").stringValue()).isEqualTo("n[002-003]");
        assertThat(get("/api/slurm/racks/r1?site_id=beta").get("total_nodes").intValue())
                .isEqualTo(1);
        assertThat(detail(answer(404, "/api/slurm/racks/r9"))).isEqualTo("Rack 'r9' not found");
    }

    @Test
    void pdu_tellsWhatStandsOnIt_andWhatElseFeedsItsRack() {
        JsonNode pdu = get("/api/slurm/pdus/r1-pdu1");

        assertThat(pdu.get("pdu_name").stringValue()).isEqualTo("PDU");
        assertThat(pdu.get("side").stringValue()).isEqualTo("left");
        assertThat(pdu.get("other_pdus").isEmpty()).isTrue();
        assertThat(pdu.get("rack_id").stringValue()).isEqualTo("r1");
        assertThat(pdu.get("nodes").findValuesAsString("node")).containsExactly("n001", "n002", "n003");
        assertThat(pdu.get("jobs").findValuesAsString("job_id")).containsExactly("11", "13");
        assertThat(get("/api/slurm/pdus/r1-pdu1?site_id=beta").get("nodes").findValuesAsString("node"))
                .containsExactly("m1");
    }

    @ParameterizedTest
    @CsvSource({
        "r1-pdu2, PDU 'r1-pdu2' not found; rack 'r1' has r1-pdu1",
        "r9-pdu1, PDU 'r9-pdu1' not found",
        "cpu, PDU 'cpu' not found",
        "-pdu1, PDU '-pdu1' not found"
    })
    void pdu_thatIsNone_is404WithWhatTheRackHas(String id, String message) {
        assertThat(detail(answer(404, "/api/slurm/pdus/" + id))).isEqualTo(message);
        assertThat(detail(answer(404, "/api/slurm/jobs?pdu_id=" + id))).isEqualTo(message);
    }

    @ParameterizedTest(name = "jobs{0}")
    @CsvSource({
        "'', 11 12 13 14",
        "?user=ada, 11 13",
        "?state=RUNNING, 11 13",
        "?partition=cpu, 11 12",
        "?node=n001, 11 13",
        "?node=m1, 13",
        "?rack_id=r1, 11 13",
        "?room_id=hall, 11 13",
        "?room_id=empty, ''",
        "?device=cpu, 11 13",
        "?device=cpu&rack_id=r1&room_id=hall, 11 13",
        "?pdu_id=r1-pdu1, 11 13",
        "?pdu_id=r2-pdu1, ''",
        "?pdu_id=r1-pdu1&user=bob, ''",
        "?limit=1&offset=1, 12",
        "?user=nobody, ''"
    })
    void jobs_filtered_are(String query, String ids) {
        JsonNode answer = get("/api/slurm/jobs" + query);

        assertThat(String.join(" ", answer.get("jobs").findValuesAsString("job_id")))
                .isEqualTo(ids);
        int total = query.contains("limit") ? 4 : answer.get("jobs").size();
        assertThat(answer.get("total").intValue()).isEqualTo(total);
    }

    @Test
    void job_tellsItsNodesAndTheirPlaces() {
        JsonNode job = get("/api/slurm/jobs/13");

        assertThat(job.get("node_list").stringValue()).isEqualTo("m1,n001");
        assertThat(job.get("node_count").intValue()).isEqualTo(2);
        assertThat(job.get("nodes").findValuesAsString("site_id")).containsExactly("alpha", "beta");
        assertThat(get("/api/slurm/jobs/12").get("reason").stringValue()).isEqualTo("Resources");
        assertThat(detail(answer(404, "/api/slurm/jobs/99"))).isEqualTo("Job 99 not found");
        answer(422, "/api/slurm/jobs/x");
    }

    @Test
    void jobsAndReservations_ofASourceThatTellsNothing_areNull() {
        server.slurm.tell(new Workload(SlurmWorkload.ASKED, SlurmWorkload.TOLD.nodes(), List.of(), null, null));
        server.poll();

        assertThat(get("/api/slurm/jobs").get("jobs").isNull()).isTrue();
        assertThat(get("/api/slurm/jobs").get("total").isNull()).isTrue();
        assertThat(get("/api/slurm/reservations").get("reservations").isNull()).isTrue();
        assertThat(get("/api/slurm/racks/r1").get("jobs").isNull()).isTrue();
        assertThat(node(get("/api/slurm/nodes").get("nodes"), "n001").has("jobs"))
                .isFalse();
        assertThat(detail(answer(404, "/api/slurm/jobs/11")))
                .isEqualTo("The source of the workload (held) does not tell of jobs");
    }

    @Test
    void reservations_areAll_orThoseOfARoom() {
        assertThat(get("/api/slurm/reservations").get("reservations").size()).isEqualTo(1);
        assertThat(get("/api/slurm/reservations?room_id=empty")
                        .get("reservations")
                        .size())
                .isZero();
    }

    @Test
    void unmapped_tellsWhatIsLeftOverOnBothSides() {
        JsonNode unmapped = get("/api/slurm/unmapped");

        assertThat(unmapped.get("slurm_nodes").findValuesAsString("node")).containsExactly("cloud7");
        assertThat(unmapped.get("hidden_slurm_nodes").size()).isZero();
        assertThat(unmapped.get("building_nodes").findValuesAsString("node"))
                .contains("n004", "b2")
                .doesNotContain("n001", "b1", "sw1", Building.AWKWARD_NODE);
    }

    @Test
    void answers_carryWhenSlurmWasAsked() {
        server.clock.advance(Duration.ofSeconds(20));

        HttpResponse<String> answer = answer(200, "/api/slurm/summary");

        assertThat(TestServer.parse(answer.body()).get("fetched_at").stringValue())
                .isEqualTo(SlurmWorkload.ASKED.toString());
        assertThat(answer.headers().firstValue("Age")).hasValue("20");
        assertThat(answer.headers().firstValue("X-Snapshot-Time")).hasValue(SlurmWorkload.ASKED.toString());
        assertThat(answer.headers().firstValue("X-Snapshot-Stale")).isEmpty();
        assertThat(TestServer.parse(answer.body()).get("stale").booleanValue()).isFalse();
    }

    @Test
    void answers_whileSlurmIsAway_stayAndSaySo() {
        server.slurm.fail("connection refused");
        server.clock.advance(Duration.ofMinutes(10));
        server.poll();

        HttpResponse<String> answer = answer(200, "/api/slurm/summary");
        JsonNode body = TestServer.parse(answer.body());

        assertThat(body.get("total_nodes").intValue()).isEqualTo(6);
        assertThat(body.get("stale").booleanValue()).isTrue();
        assertThat(body.get("trouble").stringValue()).isEqualTo("connection refused");
        assertThat(answer.headers().firstValue("X-Snapshot-Stale")).hasValue("true");
        assertThat(answer.headers().firstValue("Age")).hasValue("600");
    }

    @Test
    void answers_beforeSlurmAnswered_areEmptyAndSaySo() {
        try (SlurmServer fresh = SlurmServer.start(SlurmWorkload.ON)) {
            JsonNode before = fresh.http.json("/api/slurm/nodes");
            assertThat(before.get("nodes").size()).isZero();
            assertThat(before.get("fetched_at").isNull()).isTrue();

            fresh.slurm.fail("no such metric");
            fresh.poll();
            JsonNode after = fresh.http.json("/api/slurm/nodes");
            assertThat(after.get("stale").booleanValue()).isTrue();
            assertThat(after.get("trouble").stringValue()).isEqualTo("no such metric");
        }
    }

    @Test
    void answers_known_are304UntilSlurmAnswersOtherwise() {
        String tag =
                answer(200, "/api/slurm/nodes").headers().firstValue("ETag").orElseThrow();

        answer(304, "/api/slurm/nodes", "If-None-Match", tag);
        server.slurm.nodes("n001 down");
        server.poll();
        HttpResponse<String> changed = answer(200, "/api/slurm/nodes", "If-None-Match", tag);
        assertThat(TestServer.parse(changed.body()).at("/nodes/0/status").stringValue())
                .isEqualTo("down");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/slurm/rooms/nowhere/nodes",
                "/api/slurm/summary?room_id=nowhere",
                "/api/slurm/partitions?room_id=nowhere",
                "/api/slurm/nodes?room_id=nowhere",
                "/api/slurm/jobs?room_id=nowhere"
            })
    void everything_inARoomThatIsNotThere_is404(String path) {
        assertThat(detail(answer(404, path))).isEqualTo("Room 'nowhere' not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rooms/hall/nodes",
                "summary",
                "partitions",
                "nodes",
                "mapping",
                "metrics/catalog",
                "metrics/data?metric_id=up",
                "jobs",
                "jobs/1",
                "racks",
                "racks/r1",
                "reservations",
                "unmapped"
            })
    void everything_whileSlurmIsOff_saysHowToSwitchItOn(String path) {
        try (SlurmServer off = SlurmServer.start(SlurmSettings.OFF)) {
            HttpResponse<String> answer = off.http.get("/api/slurm/" + path);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(detail(answer))
                    .isEqualTo(
                            "Slurm is switched off; set plugins.workload-slurm.enabled to true in the main configuration"
                                    + " file to see its workload");
        }
    }

    @Test
    void mapping_saved_placesTheNodesAnewAtOnce() {
        JsonNode before = get("/api/slurm/mapping");
        assertThat(before.get("mapping_path").stringValue()).isEqualTo("plugins/slurm/node_mapping.yaml");
        assertThat(before.at("/entries/0").toString()).isEqualTo("{\"node\":\"blade*\",\"instance\":\"b*\"}");

        HttpResponse<String> saved = server.http.write(
                "POST",
                "/api/slurm/mapping",
                "{\"entries\":[{\"node\":\"cloud*\",\"instance\":\"n00*\"},{\"node\":\"cloud7\",\"instance\":\"n004\"}]}");

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(saved.body()).isEqualTo("{\"ok\":true,\"saved\":2}");
        assertThat(get("/api/slurm/mapping").get("entries").size()).isEqualTo(2);
        assertThat(node(get("/api/slurm/nodes").get("nodes"), "cloud7")
                        .get("device_id")
                        .stringValue())
                .isEqualTo("cpu");
        assertThat(node(get("/api/slurm/nodes").get("nodes"), "blade1")
                        .get("rack_id")
                        .isNull())
                .isTrue();
    }

    @Test
    void mapping_thatCannotBeMeant_isRefusedAndNothingChanges() {
        NodeMapping before = SlurmWorkload.ON.mapping().nodes();

        HttpResponse<String> refused = server.http.write(
                "POST", "/api/slurm/mapping", "{\"entries\":[{\"node\":\"n[1-3]\",\"instance\":\"c[1-2]\"}]}");
        HttpResponse<String> stale =
                server.http.write("POST", "/api/slurm/mapping", "{\"entries\":[]}", "If-Match", "\"something else\"");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(detail(refused)).isEqualTo("'n[1-3]' stands for 3 names and 'c[1-2]' for 2; they must run along");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(get("/api/slurm/mapping").get("entries").size())
                .isEqualTo(before.entries().size());
    }

    @Test
    void mapping_withTheTagOfItsGet_isSaved() {
        String tag =
                answer(200, "/api/slurm/mapping").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> saved =
                server.http.write("POST", "/api/slurm/mapping", "{\"entries\":[]}", "If-Match", tag);

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.headers().firstValue("ETag"))
                .isEqualTo(answer(200, "/api/slurm/mapping").headers().firstValue("ETag"));
    }

    @Test
    void catalogue_listsMetricsAndFiles() {
        JsonNode catalog = get("/api/slurm/metrics/catalog");

        assertThat(catalog.at("/metrics/0/id").stringValue()).isEqualTo("up");
        assertThat(catalog.at("/metrics/0/scope").stringValue()).isEqualTo("node");
        assertThat(catalog.get("loaded_files").toString())
                .isEqualTo(
                        "[{\"id\":\"slurm\",\"path\":\"plugins/slurm/metrics/metrics_slurm.yaml\",\"enabled\":true}]");
        assertThat(catalog.at("/available_files/1").toString())
                .isEqualTo("{\"name\":\"more.yaml\",\"path\":\"plugins/slurm/metrics/more.yaml\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"metrics_catalogs\":[{\"id\":\"more\",\"path\":\"plugins/slurm/metrics/more.yaml\",\"enabled\":true}]}",
                "{\"metrics_catalogs\":[{\"id\":\"more\"},{\"id\":\"slurm\",\"enabled\":false}]}",
                "{\"metrics_catalogs\":[\"more.yaml\"]}"
            })
    void catalogue_filesChosen_areSaved(String body) {
        HttpResponse<String> saved = server.http.write("POST", "/api/slurm/metrics/catalog/config", body);

        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(TestServer.parse(saved.body()).get("ok").booleanValue()).isTrue();
    }

    @Test
    void catalogue_fileThatIsNotThere_isRefused() {
        HttpResponse<String> refused = server.http.write(
                "POST", "/api/slurm/metrics/catalog/config", "{\"metrics_catalogs\":[{\"path\":\"../../app.yaml\"}]}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(detail(refused))
                .isEqualTo(
                        "There is no catalogue file '../../app.yaml'; there are plugins/slurm/metrics/metrics_slurm.yaml,"
                                + " plugins/slurm/metrics/more.yaml");
    }

    @Test
    void metricData_isWhatTheSourceHolds() {
        JsonNode data = get("/api/slurm/metrics/data?metric_id=up&scope=all");

        assertThat(data.get("metric_id").stringValue()).isEqualTo("up");
        assertThat(data.get("unit").stringValue()).isEqualTo("nodes");
        assertThat(data.get("data").findValuesAsString("instance")).containsExactlyInAnyOrder("n001", "n002");
        assertThat(data.at("/data/0/value/1").isString()).isTrue();
    }

    @Test
    void metricData_ofAnotherScopeOrNoMetric_is404() {
        assertThat(detail(answer(404, "/api/slurm/metrics/data?metric_id=up&scope=job")))
                .isEqualTo("Slurm metric 'up' speaks of node, not of job");
        assertThat(detail(answer(404, "/api/slurm/metrics/data?metric_id=nothing")))
                .isEqualTo("Slurm metric 'nothing' not found");
        answer(422, "/api/slurm/metrics/data");
        answer(422, "/api/slurm/metrics/data?metric_id=up&scope=rack");
    }

    @Test
    void metrics_tellWhatIsKnown_itsAgeAndTheTrouble() {
        assertThat(metric("rackstate_slurm_up")).isEqualTo("1.0");
        assertThat(metric("rackstate_slurm_nodes{severity=\"CRIT\"}")).isEqualTo("2.0");
        assertThat(metric("rackstate_slurm_nodes_by_status{status=\"drained\"}"))
                .isEqualTo("1.0");
        assertThat(metric("rackstate_slurm_unplaced_nodes")).isEqualTo("1.0");
        assertThat(metric("rackstate_slurm_stale")).isEqualTo("0.0");

        server.slurm.fail("slurmctld is away");
        server.clock.advance(Duration.ofMinutes(10));
        server.poll();

        assertThat(metric("rackstate_slurm_up")).isEqualTo("0.0");
        assertThat(metric("rackstate_slurm_stale")).isEqualTo("1.0");
        assertThat(metric("rackstate_slurm_last_success_age_seconds")).isEqualTo("600.0");
        assertThat(metric("rackstate_slurm_nodes{severity=\"CRIT\"}")).isEqualTo("2.0");
    }

    private String metric(String series) {
        return server.http
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> line.substring(series.length() + 1))
                .findFirst()
                .orElse("absent");
    }

    @Test
    void metrics_whileSlurmIsOff_areAbsent() {
        try (SlurmServer off = SlurmServer.start(SlurmSettings.OFF)) {
            assertThat(off.http.get("/metrics").body()).doesNotContain("rackstate_slurm");
        }
    }
}
