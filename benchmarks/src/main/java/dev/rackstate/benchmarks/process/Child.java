package dev.rackstate.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of ours: what it says is kept, and it ends at the latest with this JVM. */
final class Child implements AutoCloseable {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final int SHOWN_LINES = 15;
    private static final Path PROC = Path.of("/proc");

    private final String name;
    private final Process process;
    private final List<String> said = new ArrayList<>();
    private final Thread reader;
    private final AtTheEnd kill;
    private boolean silent;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.reader = new Thread(this::read, "output of " + name);
        this.kill = new AtTheEnd(process::destroyForcibly);
    }

    /** Starts a program; errors go where its output goes. */
    static Child start(String name, List<String> command) throws IOException {
        Child child = new Child(
                name, new ProcessBuilder(command).redirectErrorStream(true).start());
        child.reader.setDaemon(true);
        child.reader.start();
        return child;
    }

    /**
     * Starts a Java program with the class path and the JVM options of this JVM, which are the product's when the
     * launcher started it.
     *
     * @param more JVM options that come last and so win
     */
    static Child java(String name, List<String> more, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("-Drackstate."))
                .forEach(command::add);
        command.addAll(more);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return start(name, command);
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(line);
            }
        } catch (IOException e) {
            note("(its output broke off: " + e.getMessage() + ")");
        }
        fallSilent();
    }

    private synchronized void note(String line) {
        said.add(line);
        notifyAll();
    }

    private synchronized void fallSilent() {
        silent = true;
        notifyAll();
    }

    /**
     * Waits until the process says something.
     *
     * @return the match, to take groups from
     * @throws IOException when it ends, or the time does, before it said so; the message holds what it said last
     */
    synchronized Matcher awaitLine(Pattern pattern, Duration within) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        int looked = 0;
        while (true) {
            for (; looked < said.size(); looked++) {
                Matcher matcher = pattern.matcher(said.get(looked));
                if (matcher.find()) {
                    return matcher;
                }
            }
            long left = deadline - System.nanoTime();
            if (silent || left <= 0) {
                throw new IOException(name + (silent ? " ended" : " took more than " + within.toSeconds() + " s")
                        + " without saying '" + pattern + "'; it said:\n" + lastWords());
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /**
     * Waits until the process ends.
     *
     * @return what it said, line by line
     * @throws IOException when it fails or does not end in time; the message holds what it said last
     */
    List<String> awaitEnd(Duration within) throws IOException, InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException(name + " took more than " + within.toSeconds() + " s; it said:\n" + lastWords());
        }
        reader.join();
        if (process.exitValue() != 0) {
            throw new IOException(name + " failed with status " + process.exitValue() + "; it said:\n" + lastWords());
        }
        synchronized (this) {
            return List.copyOf(said);
        }
    }

    /** Fails when the process has ended. */
    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException(name + " ended by itself; it said:\n" + lastWords());
        }
    }

    /** What it said last. */
    synchronized String lastWords() {
        return String.join("\n", said.subList(Math.max(0, said.size() - SHOWN_LINES), said.size()));
    }

    /** Why {@link #statusKib} cannot work here, when it cannot. */
    static Optional<String> obstacleToStatus() {
        return Files.exists(PROC.resolve("self/status"))
                ? Optional.empty()
                : Optional.of("this system has no " + PROC + " that tells how much memory a process holds");
    }

    /**
     * A figure from the process's status (Linux, proc(5)), in KiB: {@code VmRSS} is the memory it holds now,
     * {@code VmHWM} the most it ever held.
     */
    long statusKib(String key) throws IOException {
        for (String line : Files.readAllLines(PROC.resolve(process.pid() + "/status"))) {
            if (line.startsWith(key + ":")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("no " + key + " in the status of " + name);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        kill.cancel();
    }
}
