package dev.rackstate.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server in a process of its own, with a directory of its own. Used by one thread.
 *
 * <p>A free port can be taken by somebody else before the server binds it. When the server ends before it is ready, it
 * is started again on another one, three times at most.
 */
final class ServerProcess implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final String name;
    private final Path directory;
    private final String readyPath;
    private final IntFunction<List<String>> command;
    private final Thread atExit = new Thread(this::kill);
    private int port;
    private @Nullable Process process;
    private boolean paused;

    /**
     * Not started yet.
     *
     * @param name of the server, for messages and the directory
     * @param readyPath answers 200 once the server is ready
     */
    ServerProcess(String name, String readyPath, Preparation preparation) {
        this.name = name;
        this.readyPath = readyPath;
        try {
            this.directory = Files.createTempDirectory("rackstate-" + name + "-");
            this.command = preparation.in(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Writes what the server needs into its directory, and says how it is started on a port. */
    @FunctionalInterface
    interface Preparation {
        IntFunction<List<String>> in(Path directory) throws IOException;
    }

    /** Starts the server and waits until it is ready. A server that ran before gets its former port and data. */
    void start() {
        if (port != 0) {
            launch(port);
            return;
        }
        for (int attempt = 1; ; attempt++) {
            int candidate = freePort();
            try {
                launch(candidate);
                port = candidate;
                return;
            } catch (AssertionError e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void launch(int onPort) {
        Process started;
        try {
            started = new ProcessBuilder(command.apply(onPort))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = started;
        URI ready = url(onPort).resolve(readyPath);
        try {
            Poll.until(
                    () -> "answer of " + name + " at " + ready + "; its log ends:\n" + logTail(), READY_WITHIN, () -> {
                        if (!started.isAlive()) {
                            throw new AssertionError(
                                    name + " ended with " + started.exitValue() + "; its log ends:\n" + logTail());
                        }
                        return CLIENT.send(
                                                HttpRequest.newBuilder(ready)
                                                        .timeout(Duration.ofSeconds(1))
                                                        .build(),
                                                BodyHandlers.discarding())
                                        .statusCode()
                                == 200;
                    });
        } catch (AssertionError e) {
            kill();
            throw e;
        }
    }

    /** A port that was free a moment ago. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url(port);
    }

    private static URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Asks the server to end and waits for it; it can be started again. */
    void stop() {
        Process running = running();
        if (paused) {
            resume();
        }
        running.destroy();
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
        process = null;
    }

    /** Freezes the server: connections are accepted by the kernel, and nobody answers. */
    void pause() {
        signal("STOP");
        paused = true;
    }

    /** Lets a frozen server go on. */
    void resume() {
        signal("CONT");
        paused = false;
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder(
                            "kill", "-" + signal, Long.toString(running().pid()))
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + signal + " of " + name + " ended with " + kill.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return process;
    }

    private void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    private Path log() {
        return directory.resolve("log.txt");
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** Kills the server, whatever it does, and deletes its directory. */
    @Override
    public void close() {
        kill();
        process = null;
        Runtime.getRuntime().removeShutdownHook(atExit);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
