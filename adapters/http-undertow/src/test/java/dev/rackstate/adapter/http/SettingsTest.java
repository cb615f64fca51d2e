package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rackstate.application.audit.AuditEntry;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The settings over HTTP, over a store that keeps documents. */
class SettingsTest {
    private static final String PATH = "/api/config";

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode change(String body) {
        HttpResponse<String> answer = server.write("PUT", PATH, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.parse(answer.body());
    }

    private JsonNode refused(String body) {
        HttpResponse<String> answer = server.write("PUT", PATH, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return TestServer.parse(answer.body()).get("detail");
    }

    @Test
    void get_showsSectionsPluginsAndTheFormerOnesAsNull() {
        JsonNode shown = server.json(PATH);

        assertThat(TestServer.names(shown))
                .containsExactly(
                        "app",
                        "server",
                        "paths",
                        "telemetry",
                        "planner",
                        "features",
                        "auth",
                        "playlist",
                        "plugins",
                        "simulator",
                        "slurm",
                        "restart_required");
        assertThat(shown.at("/app/name").stringValue()).isEqualTo("Rackstate");
        assertThat(shown.at("/plugins/simulator/enabled").booleanValue()).isTrue();
        assertThat(shown.at("/plugins/simulator/incident_mode").stringValue()).isEqualTo("light");
        assertThat(shown.at("/plugins/workload-slurm/enabled").booleanValue()).isFalse();
        assertThat(shown.get("simulator").isNull()).isTrue();
        assertThat(shown.get("slurm").isNull()).isTrue();
        assertThat(shown.get("restart_required").isEmpty()).isTrue();
    }

    @Test
    void get_isKnownByWhatItSays() {
        String tag = server.get(PATH).headers().firstValue("ETag").orElseThrow();
        server.publish(Situation::nextRound);

        assertThat(server.get(PATH, "If-None-Match", tag).statusCode()).isEqualTo(304);
        change("{\"app\": {\"name\": \"Alder\"}}");
        assertThat(server.get(PATH, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void put_changesWhatItNames_leavesTheRest_andAnswersWhatGetAnswers() {
        JsonNode answer = change("{\"app\": {\"name\": \"Alder\"}, \"planner\": {\"max_ids_per_query\": 100}}");

        assertThat(answer).isEqualTo(server.json(PATH));
        assertThat(answer.at("/app/name").stringValue()).isEqualTo("Alder");
        assertThat(answer.at("/app/description").stringValue()).isEqualTo("Datacenter Overview");
        assertThat(answer.at("/planner/max_ids_per_query").intValue()).isEqualTo(100);
        assertThat(answer.at("/planner/unknown_state").stringValue()).isEqualTo("UNKNOWN");
    }

    @Test
    void put_ofWhatGetAnswered_changesNothing_alsoAfterChanges() {
        change("{\"server\": {\"port\": 9000}, \"plugins\": {\"simulator\": {\"incident_mode\": \"heavy\"}}}");
        String shown = server.get(PATH).body();

        HttpResponse<String> dry = server.send(server.request(PATH + "?dry_run=true")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(shown))
                .build());

        assertThat(TestServer.parse(dry.body()).get("files").isEmpty()).isTrue();
        assertThat(change(shown)).isEqualTo(TestServer.parse(shown));
    }

    @Test
    void put_null_takesAKeyOutSoThatItsDefaultHolds() {
        change("{\"app\": {\"name\": \"Alder\"}, \"playlist\": {\"views\": [\"/a\"]}}");

        JsonNode answer = change("{\"app\": {\"name\": null}, \"playlist\": {\"views\": null}}");

        assertThat(answer.at("/app/name").stringValue()).isEqualTo("Rackstate");
        assertThat(answer.at("/playlist/views").size()).isEqualTo(2);
    }

    @Test
    void put_ofASecret_isTakenAndNeverShown() {
        String answer = server.write("PUT", PATH, "{\"auth\": {\"password_hash\": \"$2b$12$hunter2\"}}")
                .body();

        assertThat(answer).doesNotContain("hunter2", "password_hash");
        assertThat(server.get(PATH).body()).doesNotContain("hunter2", "password_hash");
        assertThat(server.running.noted()).hasSize(1);
        assertThat(server.running.noted().toString()).doesNotContain("hunter2");
    }

    @Test
    void put_ofPluginKeys_reachesThePlugin_inForceAtOnce() {
        JsonNode answer = change(
                "{\"plugins\": {\"simulator\": {\"incident_mode\": \"heavy\"}, \"slurm\": {\"enabled\": true}}}");

        assertThat(answer.at("/plugins/simulator/incident_mode").stringValue()).isEqualTo("heavy");
        assertThat(answer.at("/plugins/simulator/changes_per_hour").intValue()).isEqualTo(2);
        assertThat(answer.at("/plugins/workload-slurm/enabled").booleanValue()).isTrue();
        assertThat(server.json("/api/plugins/simulator/config")
                        .at("/config/incident_mode")
                        .stringValue())
                .isEqualTo("heavy");
    }

    @Test
    void whatIsReadAtTheStart_isNamedUntilItIsAsBefore() {
        JsonNode answer = change("{\"server\": {\"port\": 9000, \"allow_restart\": true,"
                + " \"tls\": {\"cert_file\": \"c.pem\"}}, \"app\": {\"name\": \"Alder\"}}");

        assertThat(answer.get("restart_required").toString()).isEqualTo("[\"server.port\",\"server.tls.cert_file\"]");
        assertThat(change("{\"server\": {\"port\": 8000, \"tls\": {\"cert_file\": null}}}")
                        .get("restart_required")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"colour\": {}} | extra_forbidden | [\"body\",\"colour\"] | 'colour' is not known; known: app, auth,",
                "{\"poll_interval_minutes\": 5} | extra_forbidden | [\"body\",\"poll_interval_minutes\"] | not known",
                "{\"app\": 5} | dict_type | [\"body\",\"app\"] | an object is expected",
                "{\"app\": null} | dict_type | [\"body\",\"app\"] | an object is expected",
                "{\"plugins\": []} | dict_type | [\"body\",\"plugins\"] | an object is expected",
                "{\"plugins\": {\"other\": {}}} | extra_forbidden | [\"body\",\"plugins\",\"other\"] | simulator, workload-slurm",
                "{\"plugins\": {\"slurm\": true}} | dict_type | [\"body\",\"plugins\",\"workload-slurm\"] | an object",
                "{\"simulator\": {\"seed\": 1}} | value_error | [\"body\",\"simulator\"] | belongs below 'plugins'",
                "{\"app\": {\"nmae\": \"x\"}} | value_error | [\"body\",\"app\",\"nmae\"] | 'nmae' is not known",
                "{\"server\": {\"port\": \"x\"}} | value_error | [\"body\",\"server\",\"port\"] | 'x' is not what",
                "{\"plugins\": {\"slurm\": {\"roles\": 1}}} | value_error | [\"body\",\"plugins\",\"workload-slurm\",\"roles\"] | '1'",
                "[] | dict_type | [\"body\"] | an object is expected",
                "{ | json_invalid | [\"body\"] | not valid JSON",
            })
    void put_ofWhatIsNotAllowed_is422WithThePlace_andChangesNothing(
            String body, String type, String place, String message) {
        JsonNode before = server.json(PATH);

        JsonNode error = refused(body).get(0);

        assertThat(error.get("type").stringValue()).isEqualTo(type);
        assertThat(error.get("loc").toString()).isEqualTo(place);
        assertThat(error.get("msg").stringValue()).contains(message);
        assertThat(server.json(PATH)).isEqualTo(before);
    }

    @Test
    void put_withSeveralMistakes_namesThemAll() {
        assertThat(refused("{\"a\": 1, \"b\": 2, \"app\": 3}")).hasSize(3);
        assertThat(refused("{\"app\": {\"a\": 1, \"b\": 2}}")).hasSize(2);
    }

    @Test
    void put_withAStaleTag_is412_andWithTheRightOneIsDone() {
        String tag = server.get(PATH).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> first = server.write("PUT", PATH, "{\"app\": {\"name\": \"A\"}}", "If-Match", tag);

        HttpResponse<String> second = server.write("PUT", PATH, "{\"app\": {\"name\": \"B\"}}", "If-Match", tag);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(server.json(PATH).at("/app/name").stringValue()).isEqualTo("A");
        String next = first.headers().firstValue("ETag").orElseThrow();
        assertThat(next).isEqualTo(server.get(PATH).headers().firstValue("ETag").orElseThrow());
        assertThat(server.write("PUT", PATH, "{\"app\": {\"name\": \"B\"}}", "If-Match", next)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void put_whatCannotBeWritten_is503_andChangesNothing() {
        server.store.readOnly(true);

        assertThat(server.write("PUT", PATH, "{\"app\": {\"name\": \"A\"}}").statusCode())
                .isEqualTo(503);
        assertThat(server.json(PATH).at("/app/name").stringValue()).isEqualTo("Rackstate");
    }

    @Test
    void everyChange_isNoted() {
        change("{\"app\": {\"name\": \"A\"}}");
        refused("{\"app\": {\"nmae\": \"A\"}}");

        assertThat(server.running.noted())
                .extracting(AuditEntry::action, AuditEntry::outcome)
                .containsExactly(
                        tuple("changeConfiguration", AuditEntry.Outcome.DONE),
                        tuple("changeConfiguration", AuditEntry.Outcome.REFUSED));
    }

    @Test
    void wizard_isDisabled_howeverOftenItIsAsked() {
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = server.method("POST", "/api/setup/wizard/disable");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"wizard\":false,\"status\":\"disabled\"}");
            assertThat(server.json(PATH).at("/features/wizard").booleanValue()).isFalse();
        }
    }

    @Test
    void profile_isBegun_andTakenIntoUse() {
        HttpResponse<String> answer =
                server.write("POST", "/api/setup/wizard/init-profile", "{\"name\": \" My Machine Room! \"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"profile_id\":\"my-machine-room\",\"profile_path\":\"config/profiles/my-machine-room\"}");
        JsonNode profiles = server.json("/api/config/profiles");
        assertThat(profiles.get("active").stringValue()).isEqualTo("config/profiles/my-machine-room/app.yaml");
        assertThat(profiles.at("/profiles/0/type").stringValue()).isEqualTo("profile");
        assertThat(profiles.at("/profiles/0/active").booleanValue()).isTrue();
        assertThat(profiles.at("/profiles/1/name").stringValue()).isEqualTo("minimal");
        assertThat(profiles.at("/profiles/1/type").stringValue()).isEqualTo("example");
        assertThat(server.running.noted()).extracting(AuditEntry::action).containsExactly("startProfile");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\": \" \"} | 400",
                "{} | 422",
                "{\"name\": 7} | 422",
                "{\"name\": \"x\", \"colour\": 1} | 422",
                "{\"name\": \"x\", \"id\": \"taken\"} | 409",
                "{\"name\": \"x\", \"id\": \"../../etc\"} | 200",
                "{\"name\": \"x\", \"id\": \"\"} | 200"
            })
    void profile_thatCannotBe_isRefused(String body, int status) {
        server.write("POST", "/api/setup/wizard/init-profile", "{\"name\": \"Taken\"}");

        assertThat(server.write("POST", "/api/setup/wizard/init-profile", body).statusCode())
                .isEqualTo(status);
        assertThat(server.running.profiles.all()).extracting("path").doesNotContain("..");
    }

    @Test
    void environment_hasTheEstablishedVariablesAndOurs_withoutSecrets() {
        JsonNode shown = server.json("/api/env");

        assertThat(TestServer.names(shown))
                .containsExactly(
                        "RACKSCOPE_APP_CONFIG",
                        "RACKSCOPE_CONFIG_DIR",
                        "RACKSCOPE_CONFIG",
                        "RACKSCOPE_TEMPLATES",
                        "RACKSCOPE_CHECKS",
                        "PROMETHEUS_URL",
                        "PROMETHEUS_CACHE_TTL",
                        "RACKSTATE_API_TOKEN",
                        "RACKSTATE_HOME");
        assertThat(shown.get("RACKSCOPE_APP_CONFIG").stringValue()).isEqualTo("config/app.yaml");
        assertThat(shown.get("RACKSCOPE_CONFIG_DIR").isNull()).isTrue();
        assertThat(shown.get("PROMETHEUS_URL").stringValue()).isEqualTo("http://ada:***@prometheus:9090");
        assertThat(shown.get("RACKSTATE_API_TOKEN").stringValue()).isEqualTo("***");
        assertThat(shown.get("RACKSTATE_HOME").stringValue()).isEqualTo("/opt/rackstate");
    }

    @Test
    void whatChangesSomething_needsAnAdministrator() {
        assertThat(server.api.table().routes())
                .filteredOn(route -> List.of(
                                "changeConfiguration",
                                "disableWizard",
                                "startProfile",
                                "changePluginConfiguration",
                                "restartSystem",
                                "listLogs",
                                "clearLogs",
                                "streamLogs")
                        .contains(route.operation()))
                .hasSize(8)
                .allMatch(route -> route.role().name().equals("ADMIN"));
    }
}
