package dev.rackstate.adapter.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.adapter.yaml.files.Disk;
import dev.rackstate.adapter.yaml.files.Fingerprint;
import dev.rackstate.adapter.yaml.files.Footprint;
import dev.rackstate.testkit.process.Poll;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationWatchTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final ConfigurationWatch.Pace EVENTS_ONLY =
            new ConfigurationWatch.Pace(Duration.ofMillis(40), Duration.ofHours(1));

    @TempDir
    private Path directory;

    private FilesOnDisk files;
    private Footprint footprint;

    @BeforeEach
    void someFiles() {
        files = new FilesOnDisk(directory);
        footprint = new Footprint(List.of(directory.resolve("app.yaml")), List.of(directory.resolve("checks")));
    }

    private Fingerprint look() {
        return Fingerprint.of(Disk.NOW, footprint, 100);
    }

    @Test
    void watch_withoutEvents_noticesByLooking() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (AutoCloseable watch = ConfigurationWatch.start(
                this::look, () -> null, calls::incrementAndGet, FilesOnDisk.BRISK, ChangeEvents.none())) {
            assertThat(watch).isNotNull();

            files.write("checks/new.yaml", "checks: []\n");

            Poll.until("call back without events", SOON, () -> calls.get() == 1);
        }
    }

    @Test
    void watch_withoutLooking_noticesByEvents() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (AutoCloseable watch = ConfigurationWatch.start(
                this::look, () -> null, calls::incrementAndGet, EVENTS_ONLY, ChangeEvents.open())) {
            assertThat(watch).isNotNull();

            files.write("checks/new.yaml", "checks: []\n");
            Poll.until("call back from events", SOON, () -> calls.get() == 1);

            files.write("checks/sub/newer.yaml", "checks: []\n");
            Poll.until("call back for a new directory", SOON, () -> calls.get() == 2);

            files.write("checks/sub/newer.yaml", "checks: []\n# changed\n");
            Poll.until("call back for a file in it", SOON, () -> calls.get() == 3);
        }
    }

    @Test
    void watch_lookFailsOnce_goesOn() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        AtomicBoolean fail = new AtomicBoolean();
        try (AutoCloseable watch = ConfigurationWatch.start(
                () -> {
                    if (fail.getAndSet(false)) {
                        throw new IllegalStateException("on purpose: one look fails");
                    }
                    return look();
                },
                () -> null,
                calls::incrementAndGet,
                FilesOnDisk.BRISK,
                ChangeEvents.none())) {
            assertThat(watch).isNotNull();
            fail.set(true);
            Poll.until("look that fails", SOON, () -> !fail.get());

            files.write("checks/new.yaml", "checks: []\n");

            Poll.until("call back after a look that failed", SOON, () -> calls.get() == 1);
        }
    }

    @Test
    void watch_changesInOneGo_callBackOnce() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        ConfigurationWatch.Pace patient = new ConfigurationWatch.Pace(Duration.ofMillis(700), Duration.ofHours(1));
        try (AutoCloseable watch = ConfigurationWatch.start(
                this::look, () -> null, calls::incrementAndGet, patient, ChangeEvents.open())) {
            assertThat(watch).isNotNull();

            for (int i = 0; i < 50; i++) {
                files.write("checks/c" + i + ".yaml", "checks: []\n");
            }
            Poll.until("call back", SOON, () -> calls.get() > 0);
            Fingerprint after = look();

            files.write("checks/last.yaml", "checks: []\n");
            Poll.until("call back for the last", SOON, () -> calls.get() == 2);
            assertThat(look().differsFrom(after)).isTrue();
        }
        assertThat(calls).hasValue(2);
    }

    @Test
    void watch_closed_endsItsThreadAtOnce() {
        ConfigurationWatch watch =
                ConfigurationWatch.start(this::look, () -> null, () -> {}, EVENTS_ONLY, ChangeEvents.none());

        watch.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("configuration-watch"));
    }
}
