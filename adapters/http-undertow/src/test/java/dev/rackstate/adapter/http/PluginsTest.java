package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The plugins over HTTP. */
class PluginsTest {
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> change(String plugin, String config) {
        return server.write("POST", "/api/plugins/" + plugin + "/config", "{\"config\": " + config + "}");
    }

    @Test
    void list_isABareArrayWithWhatIsSwitchedOn() {
        JsonNode plugins = server.json("/api/plugins");

        assertThat(plugins.isArray()).isTrue();
        assertThat(plugins.findValuesAsString("plugin_id")).containsExactly("simulator", "workload-slurm");
        assertThat(plugins.findValuesAsString("plugin_name"))
                .containsExactly("Metrics Simulator", "Slurm Workload Manager");
        assertThat(plugins.findValuesAsString("version")).containsExactly("1.0.0", "1.0.0");
        assertThat(plugins.at("/0/enabled").booleanValue()).isTrue();
        assertThat(plugins.at("/1/enabled").booleanValue()).isFalse();
    }

    @Test
    void menu_hasTheSectionsOfWhatIsSwitchedOn_inTheirOrder() {
        assertThat(server.json("/api/plugins/menu").findValuesAsString("id"))
                .containsExactly("simulator", "sim-control");

        change("workload-slurm", "{\"enabled\": true}");

        JsonNode menu = server.json("/api/plugins/menu");
        assertThat(List.of(menu.at("/0/id").stringValue(), menu.at("/1/id").stringValue()))
                .containsExactly("workload", "simulator");
        assertThat(menu.at("/0/icon").stringValue()).isEqualTo("Zap");
        assertThat(menu.at("/0/order").intValue()).isEqualTo(50);
        assertThat(menu.at("/0/items").findValuesAsString("path"))
                .containsExactly(
                        "/slurm/overview", "/slurm/wallboard", "/slurm/nodes", "/slurm/partitions", "/slurm/alerts");
        assertThat(menu.at("/0/items").findValuesAsString("icon"))
                .containsExactly("BarChart2", "Columns", "Server", "Layers", "AlertTriangle");
        assertThat(menu.at("/1/items/0/path").stringValue()).isEqualTo("/editors/settings#simulator");
        assertThat(server.json("/api/plugins/workload-slurm").get("enabled").booleanValue())
                .isTrue();
    }

    @Test
    void menu_withNothingSwitchedOn_isEmpty() {
        change("simulator", "{\"enabled\": false}");

        assertThat(server.json("/api/plugins/menu").isEmpty()).isTrue();
    }

    @Test
    void onePlugin_isFoundByItsIdAndByItsSection() {
        assertThat(server.json("/api/plugins/workload-slurm")).isEqualTo(server.json("/api/plugins/slurm"));
        assertThat(server.json("/api/plugins/simulator").get("plugin_name").stringValue())
                .isEqualTo("Metrics Simulator");
    }

    @Test
    void aPluginThatIsNotThere_is404_whateverIsAsked() {
        assertThat(server.refusal(404, "/api/plugins/no-such-plugin"))
                .isEqualTo("Plugin 'no-such-plugin' not found; there are simulator, workload-slurm");
        assertThat(server.refusal(404, "/api/plugins/no-such-plugin/config")).contains("not found");
        assertThat(change("no-such-plugin", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void configuration_saysWhereItIsFrom() {
        JsonNode simulator = server.json("/api/plugins/simulator/config");
        JsonNode slurm = server.json("/api/plugins/slurm/config");

        assertThat(TestServer.names(simulator)).containsExactly("config", "source", "path");
        assertThat(simulator.at("/config/incident_mode").stringValue()).isEqualTo("light");
        assertThat(simulator.at("/config/changes_per_hour").intValue()).isEqualTo(2);
        assertThat(simulator.at("/config/update_interval_seconds").intValue()).isEqualTo(20);
        assertThat(simulator.get("source").stringValue()).isEqualTo("file");
        assertThat(simulator.get("path").stringValue()).isEqualTo("plugins/simulator/config/plugin.yaml");
        assertThat(slurm.get("source").stringValue()).isEqualTo("defaults");
        assertThat(slurm.at("/config/metric").stringValue()).isEqualTo("slurm_node_status");
    }

    @Test
    void change_namesKeys_leavesTheOthers_andIsInForceAtOnce() {
        HttpResponse<String> answer = change("simulator", "{\"incident_mode\": \"heavy\", \"changes_per_hour\": 4}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode saved = TestServer.parse(answer.body());
        assertThat(saved.get("status").stringValue()).isEqualTo("saved");
        assertThat(saved.get("source").stringValue()).isEqualTo("file");
        assertThat(saved.at("/config/incident_mode").stringValue()).isEqualTo("heavy");
        assertThat(saved.at("/config/update_interval_seconds").intValue()).isEqualTo(20);
        assertThat(server.json("/api/plugins/simulator/config").get("config")).isEqualTo(saved.get("config"));
    }

    @Test
    void change_null_bringsTheDefaultBack_andNothing_isNothing() {
        change("simulator", "{\"incident_mode\": \"heavy\"}");

        JsonNode saved = TestServer.parse(
                change("simulator", "{\"incident_mode\": null}").body());
        assertThat(saved.at("/config/incident_mode").stringValue()).isEqualTo("light");
        assertThat(change("simulator", "{}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"config\": {\"no_such\": 1}} | [\"body\",\"config\",\"no_such\"]",
                "{\"config\": {\"changes_per_hour\": \"x\"}} | [\"body\",\"config\",\"changes_per_hour\"]",
                "{\"config\": 5} | [\"body\",\"config\"]",
                "{} | [\"body\",\"config\"]",
                "{\"config\": {}, \"more\": 1} | [\"body\",\"more\"]",
            })
    void change_thatIsNotAllowed_is422WithThePlace_andChangesNothing(String body, String place) {
        JsonNode before = server.json("/api/plugins/simulator/config");

        HttpResponse<String> answer = server.write("POST", "/api/plugins/simulator/config", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(TestServer.parse(answer.body()).at("/detail/0/loc").toString())
                .isEqualTo(place);
        assertThat(server.json("/api/plugins/simulator/config")).isEqualTo(before);
    }

    @Test
    void change_withAStaleTag_is412() {
        String tag = server.get("/api/plugins/simulator/config")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        change("simulator", "{\"incident_mode\": \"heavy\"}");

        HttpResponse<String> late = server.post(
                "/api/plugins/simulator/config",
                "{\"config\": {\"incident_mode\": \"chaos\"}}",
                "Content-Type",
                "application/json",
                "If-Match",
                tag);

        assertThat(late.statusCode()).isEqualTo(412);
    }
}
