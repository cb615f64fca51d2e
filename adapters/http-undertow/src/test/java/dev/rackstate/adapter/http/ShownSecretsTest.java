package dev.rackstate.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.log.LogLevel;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A secret that the server knows is in no answer to any read there is. */
class ShownSecretsTest {
    private static final List<String> SECRETS = List.of(
            "hunter2-of-the-administrator",
            "hunter2-that-signs",
            "hunter2-of-prometheus",
            "hunter2-of-the-log",
            Running.SECRET);

    /** A value for each parameter of a path. */
    private static final Map<String, String> PLACES = Map.of(
            "room_id", "hall",
            "rack_id", "r1",
            "device_id", "cpu",
            "site_id", "alpha",
            "aisle_id", "a",
            "kind", "rack",
            "id", "r1",
            "plugin_id", "simulator",
            "file", "index.html");

    @Test
    void noRead_tellsASecret() {
        try (TestServer server = TestServer.start()) {
            server.state.adopt(withSecrets(server.state.current().configuration()));
            server.running.logs.append(
                    Situation.NOW, LogLevel.INFO, "a", "Authorization: Bearer " + SECRETS.get(3), Map.of(), null);
            int read = 0;
            for (Map.Entry<String, JsonNode> path :
                    server.contract().document().get("paths").properties()) {
                if (path.getValue().has("get") && !path.getKey().endsWith("/stream")) {
                    String asked = path.getKey();
                    for (Map.Entry<String, String> place : PLACES.entrySet()) {
                        asked = asked.replace("{" + place.getKey() + "}", place.getValue());
                    }
                    HttpResponse<String> answer = server.get(asked.replaceAll("\\{[^}]*}", "none"));
                    read += answer.statusCode() == 200 ? 1 : 0;
                    assertThat(answer.body()).as(asked).doesNotContain(SECRETS);
                    assertThat(answer.headers().map().toString()).as(asked).doesNotContain(SECRETS);
                }
            }
            assertThat(read).as("reads that were answered").isGreaterThan(25);
        }
    }

    private static Configuration withSecrets(Configuration configuration) {
        Settings settings = configuration.settings();
        SourceSettings source = settings.telemetry().sources().get(0);
        SourceSettings secured = new SourceSettings(
                source.id(),
                source.kind(),
                source.url(),
                source.timeout(),
                source.sites(),
                source.checks(),
                new SourceSettings.Credentials("ada", SECRETS.get(2), null),
                source.tls(),
                source.maxResponseBytes(),
                source.maxSeries());
        Settings.Auth auth = new Settings.Auth(
                false,
                "admin",
                SECRETS.get(0),
                SECRETS.get(1),
                Duration.ofHours(8),
                Settings.PasswordPolicy.DEFAULT,
                List.of());
        Settings.Telemetry telemetry = settings.withSources(List.of(secured)).telemetry();
        return configuration.withSettings(new Settings(
                settings.app(),
                settings.server(),
                settings.refresh(),
                settings.cache(),
                telemetry,
                settings.planner(),
                auth,
                settings.logging()));
    }
}
