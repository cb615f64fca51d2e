package dev.rackstate.adapter.yaml.commit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rackstate.application.configuration.NotWritableException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;

/** A process of its own that commits the next number to several files, again and again; and how to start it. */
final class CommittingProcess {
    static final List<String> FILES = List.of("a.yaml", "b.yaml", "sub/c.yaml", "sub/sub/d.yaml");
    static final String NOW_AND_THEN = "now/and/then.yaml";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private CommittingProcess() {}

    /** Arguments: the directory, the number of threads, and how many commits each makes. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        FileJournal journal = new FileJournal(home.resolve(FileTrees.STATE));
        long commits = Long.parseLong(arguments[2]);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            Thread thread = new Thread(() -> {
                for (long made = 0; made < commits; made++) {
                    commitNext(journal, home);
                }
            });
            threads.add(thread);
            thread.start();
        }
        System.out.println("ready");
        for (Thread thread : threads) {
            thread.join();
        }
    }

    static void commitNext(FileJournal journal, Path home) {
        try (Held held = journal.hold(PATIENCE)) {
            Path first = home.resolve(FILES.get(0));
            long number = Files.exists(first) ? Long.parseLong(Files.readString(first)) : 0;
            String before = number == 0 ? null : String.valueOf(number);
            List<FileWrite> writes = new ArrayList<>();
            for (String file : FILES) {
                writes.add(write(home.resolve(file), before, String.valueOf(number + 1)));
            }
            boolean there = number % 2 == 1;
            writes.add(write(home.resolve(NOW_AND_THEN), there ? before : null, there ? null : number + 1 + ""));
            held.commit(writes, home);
        } catch (NotWritableException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileWrite write(Path file, String before, String after) {
        return new FileWrite(
                file, before == null ? null : before.getBytes(UTF_8), after == null ? null : after.getBytes(UTF_8));
    }

    /** Starts the process with no more on its class path than it needs, so that it is there soon. */
    static Process start(Path home, int threads, long commits) throws Exception {
        String classPath = Stream.of(
                        CommittingProcess.class, FileJournal.class, NotWritableException.class, Logger.class)
                .map(type -> Path.of(place(type)).toString())
                .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        classPath,
                        CommittingProcess.class.getName(),
                        home.toString(),
                        String.valueOf(threads),
                        String.valueOf(commits))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static java.net.URI place(Class<?> type) {
        return java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString());
    }
}
