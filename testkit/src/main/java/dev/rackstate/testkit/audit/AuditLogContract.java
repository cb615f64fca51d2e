package dev.rackstate.testkit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.audit.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} promises. A log's test extends this class; before each test the log is empty. */
public abstract class AuditLogContract {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final AuditLog.Query ALL = query(null, null, null, null, null, 1_000);

    /** The log; the same one during a test. */
    protected abstract AuditLog log();

    /** An entry that is unlike others. */
    protected static AuditEntry entry(int number) {
        return new AuditEntry(
                START.plusSeconds(number),
                "user" + number % 3,
                "admin",
                "10.0.0." + number % 256,
                number % 2 == 0 ? null : "request-" + number,
                number % 2 == 0 ? "addRack" : "logIn",
                "/api/racks/r" + number,
                number % 5 == 0 ? AuditEntry.Outcome.REFUSED : AuditEntry.Outcome.DONE,
                number % 5 == 0 ? "Not Allowed " + number : "",
                List.of(new AuditEntry.Change("topology/rack-" + number + ".yaml", "-name: a\n+name: b\n")));
    }

    private static AuditLog.Query query(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String text,
            @Nullable Instant since,
            @Nullable Instant until,
            int limit) {
        return new AuditLog.Query(actor, action, text, since, until, limit);
    }

    private List<AuditEntry> append(int count) throws Exception {
        List<AuditEntry> entries =
                IntStream.range(0, count).mapToObj(AuditLogContract::entry).toList();
        for (AuditEntry entry : entries) {
            log().append(entry);
        }
        return entries;
    }

    @Test
    void find_emptyLog_isEmpty() throws Exception {
        assertThat(log().find(ALL)).isEmpty();
    }

    @Test
    void find_all_newestFirstAndUnchanged() throws Exception {
        List<AuditEntry> entries = append(3);

        assertThat(log().find(ALL)).containsExactly(entries.get(2), entries.get(1), entries.get(0));
    }

    @Test
    void find_orderOfAppending_notOfTimes() throws Exception {
        log().append(entry(7));
        log().append(entry(3));

        assertThat(log().find(ALL)).containsExactly(entry(3), entry(7));
    }

    @Test
    void find_limit_keepsTheNewest() throws Exception {
        List<AuditEntry> entries = append(10);

        assertThat(log().find(query(null, null, null, null, null, 2))).containsExactly(entries.get(9), entries.get(8));
    }

    @Test
    void find_byActorAndAction_matchesBoth() throws Exception {
        append(12);

        assertThat(log().find(query("user1", "logIn", null, null, null, 1_000))).containsExactly(entry(7), entry(1));
        assertThat(log().find(query("USER1", null, null, null, null, 1_000))).isEmpty();
    }

    @Test
    void find_byTime_isFromInclusiveToExclusive() throws Exception {
        append(6);

        assertThat(log().find(query(null, null, null, START.plusSeconds(2), START.plusSeconds(4), 1_000)))
                .containsExactly(entry(3), entry(2));
    }

    @Test
    void find_byText_looksAtTargetDetailAndFilesInAnyCase() throws Exception {
        append(6);

        assertThat(log().find(query(null, null, "RACKS/R4", null, null, 1_000))).containsExactly(entry(4));
        assertThat(log().find(query(null, null, "not allowed 5", null, null, 1_000)))
                .containsExactly(entry(5));
        assertThat(log().find(query(null, null, "Rack-3.YAML", null, null, 1_000)))
                .containsExactly(entry(3));
        assertThat(log().find(query(null, null, "name: b", null, null, 1_000))).isEmpty();
    }

    @Test
    void append_anyText_comesBackToTheLetter() throws Exception {
        AuditEntry odd = new AuditEntry(
                Instant.parse("2026-03-01T10:00:00Z"),
                "Ğülşen 管理者 🙂",
                "",
                "fe80::1%eth0",
                null,
                "change\"Password\\",
                "line\nbreak\r\n\ttab\u2028\u0000\u001b[31m",
                AuditEntry.Outcome.REFUSED,
                "{\"time\":\"no\"}\n",
                List.of(new AuditEntry.Change("", ""), new AuditEntry.Change("a", "x".repeat(200_000))));

        log().append(odd);
        log().append(entry(1));

        assertThat(log().find(ALL)).containsExactly(entry(1), odd);
    }

    @Test
    void append_fromManyThreads_losesNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                AuditEntry entry = entry(i);
                work.add(() -> {
                    log().append(entry);
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(log().find(ALL))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 60).mapToObj(AuditLogContract::entry).toList());
    }
}
