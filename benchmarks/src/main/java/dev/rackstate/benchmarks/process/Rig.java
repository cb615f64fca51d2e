package dev.rackstate.benchmarks.process;

import dev.rackstate.benchmarks.machine.ConfigurationWriter;
import dev.rackstate.benchmarks.machine.Machine;
import dev.rackstate.benchmarks.machine.MachineGenerator;
import dev.rackstate.benchmarks.machine.MachineShape;
import dev.rackstate.benchmarks.telemetry.StubPrometheus;
import dev.rackstate.bootstrap.Main;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * All that a real server process needs around it: a configuration directory of a generated machine, and a stub that
 * answers its queries.
 */
final class Rig implements AutoCloseable {
    /** The size that the budgets of the whole server speak of. */
    static final int NODES = 14_000;

    /** What a server says, the one that is measured and the bare one, once it can be asked. */
    static final Pattern LISTENING = Pattern.compile("listens on (http://[0-9.:]+)");

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 5;
    /** The prepared answers put some nodes in trouble; before the first round none is known to be. */
    private static final Pattern TROUBLE = Pattern.compile("\"active_alerts\"\\s*:\\s*[1-9]");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TemporaryDirectory directory;
    private final StubPrometheus prometheus;
    private final CompiledTopology topology;
    private final Path config;

    private Rig(TemporaryDirectory directory, StubPrometheus prometheus, CompiledTopology topology, Path config) {
        this.directory = directory;
        this.prometheus = prometheus;
        this.topology = topology;
        this.config = config;
    }

    static Rig build() throws IOException {
        Machine machine = MachineGenerator.generate(MachineShape.complete(NODES));
        CompiledTopology topology = CompiledTopology.of(machine.topology());
        TemporaryDirectory directory = new TemporaryDirectory();
        StubPrometheus prometheus = StubPrometheus.start(topology);
        try {
            Path config = ConfigurationWriter.write(machine, directory.path(), prometheus.uri());
            return new Rig(directory, prometheus, topology, config);
        } catch (IOException e) {
            prometheus.close();
            directory.close();
            throw e;
        }
    }

    /** Switches a plugin on, before the server is started. */
    void switchOn(String plugin) throws IOException {
        Files.writeString(config, "plugins: {" + plugin + ": {enabled: true}}\n", StandardOpenOption.APPEND);
    }

    /** A file beside the configuration, gone with the rig. */
    Path file(String name) {
        return directory.path().resolve(name);
    }

    /** A full rack in the middle of the machine. */
    String rack() {
        int[] racks = topology.all(EntityKind.RACK).toArray();
        return topology.id(racks[racks.length / 2]);
    }

    /** A full room. */
    String room() {
        return topology.id(topology.all(EntityKind.ROOM).findFirst().orElseThrow());
    }

    /** A server that has served the state that its first round found. */
    record Served(Child process, URI uri, Duration took) {}

    /** Starts the server, and waits until it has served the rack's state after a round; the time counts from its start. */
    Served serve() throws IOException, InterruptedException {
        long started = System.nanoTime();
        Child server =
                Child.java("the server", List.of(), Main.class, "serve", "--config", config.toString(), "--port", "0");
        try {
            URI uri = URI.create(server.awaitLine(LISTENING, START_WITHIN).group(1));
            while (!TROUBLE.matcher(get(uri, "/api/stats/global")).find()) {
                server.requireAlive();
                if (System.nanoTime() - started > START_WITHIN.toNanos()) {
                    throw new IOException("no round within " + START_WITHIN.toSeconds() + " s; the server said:\n"
                            + server.lastWords());
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            get(uri, "/api/racks/" + rack() + "/state");
            return new Served(server, uri, Duration.ofNanos(System.nanoTime() - started));
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    /** The body that the server answers with. */
    String get(URI server, String path) throws IOException, InterruptedException {
        return answer(server, path).body();
    }

    /** The answer of the server; anything but 200 is a failure. */
    HttpResponse<String> answer(URI server, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(ANSWER_WITHIN)
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("GET " + path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    @Override
    public void close() throws IOException {
        prometheus.close();
        directory.close();
    }
}
