package dev.rackstate.bootstrap;

import dev.rackstate.application.configuration.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on a free port, and a client that speaks to it. */
final class RunningServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Rackstate server;

    private RunningServer(Rackstate server) {
        this.server = server;
    }

    static RunningServer of(Path appYaml) throws StartException {
        return new RunningServer(Rackstate.start(
                appYaml, configured -> new Settings.Server("127.0.0.1", 0, "", configured.corsOrigins(), null, null)));
    }

    URI uri() {
        return server.uri();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create(server.uri().toString().replaceAll("/$", "") + path);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The JSON that a write with a JSON body is answered with; its status must be 200 or 201. */
    JsonNode write(String method, String path, String body) throws IOException, InterruptedException {
        URI uri = URI.create(server.uri().toString().replaceAll("/$", "") + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 && answer.statusCode() != 201) {
            throw new AssertionError(method + " " + path + " -> " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The JSON of an answer with status 200. */
    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError("GET " + path + " -> " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The text at a JSON pointer of an answer. */
    String text(String path, String pointer) throws IOException, InterruptedException {
        return json(path).at(pointer).asString();
    }

    @Override
    public void close() {
        server.close();
    }
}
