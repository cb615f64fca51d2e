package dev.rackstate.adapter.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.audit.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAuditLogTest {
    private static final AuditLog.Query ALL = new AuditLog.Query(null, null, null, null, null, 10_000);

    @TempDir
    Path directory;

    private FileAuditLog log() {
        return new FileAuditLog(directory, FileAuditLog.DEFAULT_MAX_BYTES, 3);
    }

    private Path current() {
        return directory.resolve("audit.jsonl");
    }

    private static AuditEntry entry(int number) {
        return new AuditEntry(
                Instant.parse("2026-03-01T10:00:00Z").plusSeconds(number),
                "ada",
                "admin",
                "10.0.0.7",
                "r" + number,
                "addRack",
                "/api/racks/" + number,
                AuditEntry.Outcome.DONE,
                "",
                List.of(new AuditEntry.Change("topology/r.yaml", "+id: r")));
    }

    private static List<AuditEntry> newestFirst(int from, int to) {
        return IntStream.iterate(to, i -> i >= from, i -> i - 1)
                .mapToObj(FileAuditLogTest::entry)
                .toList();
    }

    @Test
    void append_isOneLineOfJson() throws IOException {
        log().append(entry(1));

        assertThat(current())
                .hasContent("{\"time\":\"2026-03-01T10:00:01Z\",\"actor\":\"ada\",\"role\":\"admin\","
                        + "\"address\":\"10.0.0.7\",\"request_id\":\"r1\",\"action\":\"addRack\","
                        + "\"target\":\"/api/racks/1\",\"outcome\":\"done\",\"detail\":\"\","
                        + "\"changes\":[{\"file\":\"topology/r.yaml\",\"diff\":\"+id: r\"}]}\n");
    }

    @Test
    void files_areTheirOwnersAlone() throws IOException {
        FileAuditLog log = new FileAuditLog(directory.resolve("state/audit"), 1, 2);
        log.append(entry(1));
        log.append(entry(2));

        Path audit = directory.resolve("state/audit");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(audit)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(audit)) {
            assertThat(files)
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void find_inAnotherProcess_seesEverything() throws IOException {
        log().append(entry(1));
        log().append(entry(2));

        assertThat(log().find(ALL)).isEqualTo(newestFirst(1, 2));
    }

    @Test
    void find_nothingWritten_makesNothing() throws IOException {
        FileAuditLog log = new FileAuditLog(directory.resolve("audit"), 1, 2);

        assertThat(log.find(ALL)).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void append_tornAnywhereByACrash_losesThatLineAlone() throws IOException {
        log().append(entry(1));
        log().append(entry(2));
        String whole = Files.readString(current());
        int second = whole.indexOf('\n') + 1;
        for (int i = second; i <= whole.length(); i++) {
            Files.writeString(current(), whole.substring(0, i));
            FileAuditLog log = log();

            log.append(entry(3));

            boolean complete = i >= whole.length() - 1;
            assertThat(log.find(ALL))
                    .as("cut at %d", i)
                    .isEqualTo(complete ? newestFirst(1, 3) : List.of(entry(3), entry(1)));
            assertThat(log.damagedLines()).isEqualTo(complete || i == second ? 0 : 1);
        }
    }

    @Test
    void find_damagedLines_areSkippedAndCounted() throws IOException {
        FileAuditLog log = log();
        log.append(entry(1));
        Files.writeString(
                current(),
                "rubbish\n\n{}\n[]\nnull\n{\"time\":\"soon\"}\n"
                        + EntryLine.of(entry(9)).replace("\"done\"", "\"perhaps\"") + "\n"
                        + EntryLine.of(entry(9)).replace("\"ada\"", "null") + "\n\u0000\n",
                StandardOpenOption.APPEND);
        log.append(entry(2));

        assertThat(log.find(ALL)).isEqualTo(newestFirst(1, 2));
        assertThat(log.damagedLines()).isEqualTo(9);
    }

    @Test
    void append_rotates_bySize_andTheOldestGoes() throws IOException {
        long two = 2L * (EntryLine.of(entry(1)).length() + 1);
        FileAuditLog log = new FileAuditLog(directory, two, 3);
        for (int i = 1; i <= 7; i++) {
            log.append(entry(i));
        }

        assertThat(log.find(ALL)).isEqualTo(newestFirst(3, 7));
        assertThat(Files.readAllLines(current())).hasSize(1);
        assertThat(Files.readAllLines(directory.resolve("audit.1.jsonl"))).hasSize(2);
        assertThat(Files.readAllLines(directory.resolve("audit.2.jsonl"))).hasSize(2);
        assertThat(directory.resolve("audit.3.jsonl")).doesNotExist();
    }

    @Test
    void append_entryLargerThanAFile_hasAFileToItself() throws IOException {
        FileAuditLog log = new FileAuditLog(directory, 10, 3);
        log.append(entry(1));
        log.append(entry(2));

        assertThat(log.find(ALL)).isEqualTo(newestFirst(1, 2));
    }

    @Test
    void append_afterACrashInTheMiddleOfARotation_fillsTheGapAndLosesNothing() throws IOException {
        FileAuditLog log = new FileAuditLog(directory, 10, 3);
        log.append(entry(1));
        log.append(entry(2));
        Files.move(directory.resolve("audit.1.jsonl"), directory.resolve("audit.2.jsonl"));
        assertThat(log.find(ALL)).isEqualTo(newestFirst(1, 2));

        log.append(entry(3));

        assertThat(log.find(ALL)).isEqualTo(newestFirst(1, 3));
    }

    @Test
    void append_thatCannotBeKept_saysSo() throws IOException {
        Path file = directory.resolve("file");
        Files.writeString(file, "no directory");

        assertThatThrownBy(() -> new FileAuditLog(file, 10, 3).append(entry(1))).isInstanceOf(IOException.class);
    }

    @Test
    void append_fromSeveralProcesses_losesNothing() throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            writers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            directory.toString(),
                            Integer.toString(i * 100))
                    .inheritIO()
                    .start());
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor()).isZero();
        }

        FileAuditLog log = new FileAuditLog(directory, Writer.MAX_BYTES, Writer.FILES);
        List<AuditEntry> expected = IntStream.of(0, 100, 200)
                .flatMap(first -> IntStream.range(first, first + Writer.ENTRIES))
                .mapToObj(FileAuditLogTest::entry)
                .toList();
        assertThat(log.find(ALL)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(log.damagedLines()).isZero();
    }

    /** Another process that writes the same log, through some rotations. */
    static final class Writer {
        static final int ENTRIES = 40;
        static final int MAX_BYTES = 2_000;
        static final int FILES = 50;

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            FileAuditLog log = new FileAuditLog(Path.of(arguments[0]), MAX_BYTES, FILES);
            int first = Integer.parseInt(arguments[1]);
            for (int i = 0; i < ENTRIES; i++) {
                log.append(entry(first + i));
            }
        }
    }

    @Test
    void limits_thatMakeNoLog_areRefused() {
        assertThatThrownBy(() -> new FileAuditLog(directory, 0, 10))
                .hasMessage("10 files of 0 bytes are not allowed; allowed: 2 or more of 1 or more");
        assertThatThrownBy(() -> new FileAuditLog(directory, 10, 1))
                .hasMessage("1 files of 10 bytes are not allowed; allowed: 2 or more of 1 or more");
    }
}
