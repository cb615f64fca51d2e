package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own that is asked over HTTP to be started again. */
class RestartTest {
    private static final Pattern LISTENS = Pattern.compile("Rackstate listens on (\\S+)");

    @TempDir
    private Path directory;

    private Process serve() throws IOException {
        for (String part : new String[] {"templates", "checks", "metrics"}) {
            Files.createDirectories(directory.resolve(part));
        }
        Files.writeString(directory.resolve("topology.yaml"), "sites: []\n");
        Path app = Files.writeString(directory.resolve("app.yaml"), """
                paths: {topology: topology.yaml, templates: templates, checks: checks, metrics: metrics}
                telemetry: {source: simulator}
                server: {port: 0, allow_restart: true}
                """);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "serve",
                        "--config",
                        app.toString())
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void restart_isAnswered_andTheProcessEndsInOrderWithTheCodeThatAsksForANewStart() throws Exception {
        Process process = serve();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            URI uri = listens(said);

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(uri + "/api/system/restart"))
                                    .timeout(Duration.ofSeconds(20))
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"status\":\"ok\"");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(75);
        } finally {
            process.destroyForcibly();
        }
    }

    private static URI listens(BufferedReader said) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                return URI.create(listens.group(1));
            }
            all.append(line).append('\n');
        }
        throw new AssertionError("the server did not start: " + all);
    }
}
