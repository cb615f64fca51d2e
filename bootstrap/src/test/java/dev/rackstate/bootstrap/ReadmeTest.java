package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.YamlConfigurationStore;
import dev.rackstate.testkit.process.Poll;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README does what it says. */
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern CURL =
            Pattern.compile("^curl (?:-N )?\"?http://localhost:8000(/[^\\s\"]+)", Pattern.MULTILINE);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static String readme() throws Exception {
        return Files.readString(ROOT.resolve("README.md"));
    }

    @Test
    void curlLines_workOnTheDemo() throws Exception {
        List<String> paths =
                CURL.matcher(readme()).results().map(found -> found.group(1)).toList();
        assertThat(paths).hasSize(12);
        try (RunningServer demo = RunningServer.of(ROOT.resolve("config/app.yaml"))) {
            Poll.until(
                    "the first round",
                    PATIENCE,
                    () -> demo.json("/api/stats/global").at("/snapshot_version").asLong() > 0);
            for (String path : paths) {
                if (!path.equals("/api/stream")) {
                    assertThat(demo.get(path).statusCode()).as(path).isEqualTo(200);
                }
            }
            assertThat(demo.json("/api/stats/global").at("/total_nodes").asInt())
                    .isEqualTo(1_919);
            assertThat(demo.json("/api/racks/h1-a01/state?include_metrics=true")
                            .at("/metrics/power")
                            .asDouble())
                    .isPositive();
            assertThat(firstEvent(demo.uri())).startsWith("id:").contains("event: hello");
        }
    }

    private static String firstEvent(URI server) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/api/stream")).build();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            StringBuilder text = new StringBuilder();
            byte[] piece = new byte[512];
            while (text.indexOf("\n\n") < 0) {
                int read = body.read(piece);
                text.append(new String(piece, 0, read, StandardCharsets.UTF_8));
            }
            return text.toString();
        }
    }

    @Test
    void configurationOnOnePage_isValid(@TempDir Path directory) throws Exception {
        Matcher block = Pattern.compile("```yaml\\n(# app\\.yaml.*?)```", Pattern.DOTALL)
                .matcher(readme());
        assertThat(block.find()).isTrue();
        String[] parts = block.group(1).split("\\n\\n");
        assertThat(parts).hasSize(4);
        Files.createDirectories(directory.resolve("metrics"));
        Files.createDirectories(directory.resolve("templates"));
        String[] files = {"app.yaml", "topology.yaml", "templates/blades.yaml", "checks.yaml"};
        for (int i = 0; i < files.length; i++) {
            Files.writeString(directory.resolve(files[i]), parts[i] + "\n");
        }

        assertThat(YamlConfigurationStore.at(directory.resolve("app.yaml"))
                        .load()
                        .problems())
                .isEmpty();
    }
}
