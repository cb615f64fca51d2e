package dev.rackstate.application.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LogBufferTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final LogQuery ALL = new LogQuery(null, null, 0, 10_000);

    private final LogBuffer logs = new LogBuffer();

    private void say(LogLevel level, String logger, String message) {
        logs.append(NOW, level, logger, message, Map.of(), null);
    }

    private List<String> messages(LogQuery query) {
        return logs.find(query).stream().map(LogRecord::message).toList();
    }

    @Test
    void empty_hasNoRecordAndNoNumber() {
        assertThat(logs.find(ALL)).isEmpty();
        assertThat(logs.last()).isZero();
    }

    @Test
    void records_keepTheirOrderAndCountFromOne() {
        say(LogLevel.INFO, "a", "first");
        say(LogLevel.WARN, "b", "second");

        assertThat(logs.find(ALL)).extracting(LogRecord::sequence).containsExactly(1L, 2L);
        assertThat(logs.last()).isEqualTo(2);
        LogRecord first = logs.find(ALL).get(0);
        assertThat(first.time()).isEqualTo(NOW);
        assertThat(first.request()).isNull();
        assertThat(first.exception()).isNull();
    }

    @Property
    void ofManyRecords_theNewestAreKept(
            @ForAll @IntRange(max = 50) int written, @ForAll @IntRange(min = 1, max = 20) int size) {
        LogBuffer small = new LogBuffer(size);
        IntStream.rangeClosed(1, written)
                .forEach(i -> small.append(NOW, LogLevel.INFO, "a", "record " + i, Map.of(), null));

        assertThat(small.find(ALL))
                .extracting(LogRecord::sequence)
                .isEqualTo(IntStream.rangeClosed(Math.max(1, written - size + 1), written)
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(small.last()).isEqualTo(written);
    }

    @Test
    void query_narrowsByLevelTextAndNumber_andThenTakesTheNewest() {
        say(LogLevel.INFO, "dev.rackstate.round", "round 1");
        say(LogLevel.WARN, "dev.rackstate.round", "Source away");
        say(LogLevel.INFO, "dev.rackstate.Source", "round 2");
        say(LogLevel.INFO, "other", "round 3");

        assertThat(messages(new LogQuery(LogLevel.INFO, null, 0, 10))).containsExactly("round 1", "round 2", "round 3");
        assertThat(messages(new LogQuery(null, "sOuRcE", 0, 10))).containsExactly("Source away", "round 2");
        assertThat(messages(new LogQuery(null, "(", 0, 10))).isEmpty();
        assertThat(messages(new LogQuery(null, null, 2, 10))).containsExactly("round 2", "round 3");
        assertThat(messages(new LogQuery(LogLevel.INFO, "round", 0, 2))).containsExactly("round 2", "round 3");
        assertThat(messages(new LogQuery(null, "", -5, 1))).containsExactly("round 3");
    }

    @Test
    void clear_forgetsTheRecords_andTheNumbersGoOn() {
        say(LogLevel.INFO, "a", "first");

        logs.clear();

        assertThat(logs.find(ALL)).isEmpty();
        assertThat(logs.last()).isEqualTo(1);
        say(LogLevel.INFO, "a", "second");
        assertThat(logs.find(ALL)).extracting(LogRecord::sequence).containsExactly(2L);
    }

    @Test
    void whatARecordSaysOfItsRequest_isKept() {
        logs.append(
                NOW,
                LogLevel.INFO,
                "dev.rackstate.access",
                "PUT /api/config answered 200",
                Map.of(
                        LogRecord.Request.ID,
                        "id-1",
                        LogRecord.Request.METHOD,
                        "PUT",
                        LogRecord.Request.PATH,
                        "/api/config",
                        LogRecord.Request.STATUS_CODE,
                        200,
                        LogRecord.Request.DURATION_MILLIS,
                        1.25,
                        "thread",
                        "io-1"),
                null);
        logs.append(NOW, LogLevel.INFO, "a", "x", Map.of("thread", "io-1", "status_code", "200"), null);

        assertThat(logs.find(ALL).get(0).request())
                .isEqualTo(new LogRecord.Request("id-1", "PUT", "/api/config", 200, 1.25));
        assertThat(logs.find(ALL).get(1).request()).isNull();
    }

    @Test
    void secretsAndExcess_areInNoPartOfARecord() {
        logs.append(
                NOW,
                LogLevel.ERROR,
                "l".repeat(1000),
                "password=hunter2 " + "m".repeat(100_000),
                Map.of(LogRecord.Request.PATH, "/x?token=hunter2"),
                "java.io.IOException: http://a:hunter2@b\n" + "s".repeat(100_000));

        LogRecord entry = logs.find(ALL).get(0);
        assertThat(entry.toString()).doesNotContain("hunter2").contains("password=***", "http://a:***@b", "token=***");
        assertThat(entry.logger()).hasSize(256).endsWith("\u2026");
        assertThat(entry.message()).hasSize(4 * 1024).endsWith("\u2026");
        assertThat(entry.exception()).hasSize(8 * 1024).endsWith("\u2026");
    }

    @Test
    void listeners_hearOfEveryRecord_untilTheyLeave() {
        AtomicInteger heard = new AtomicInteger();
        LogBuffer.Subscription subscription = logs.subscribe(heard::incrementAndGet);
        say(LogLevel.INFO, "a", "first");
        say(LogLevel.INFO, "a", "second");

        subscription.close();
        say(LogLevel.INFO, "a", "third");

        assertThat(heard).hasValue(2);
    }

    @Test
    void manyWriters_loseNothingAndShareNoNumber() throws InterruptedException {
        LogBuffer large = new LogBuffer(4_000);
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> writers = IntStream.range(0, 4)
                .mapToObj(writer -> new Thread(() -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    for (int i = 0; i < 1_000; i++) {
                        large.append(NOW, LogLevel.INFO, "w" + writer, "record", Map.of(), null);
                    }
                }))
                .toList();
        writers.forEach(Thread::start);
        go.countDown();
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(large.find(ALL))
                .extracting(LogRecord::sequence)
                .isEqualTo(
                        IntStream.rangeClosed(1, 4_000).mapToObj(Long::valueOf).toList());
    }
}
