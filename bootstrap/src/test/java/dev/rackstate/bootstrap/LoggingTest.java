package dev.rackstate.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.log.LogBuffer;
import dev.rackstate.application.log.LogLevel;
import dev.rackstate.application.log.LogQuery;
import dev.rackstate.application.log.LogRecord;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is logged is also kept for those who read the log over HTTP. */
class LoggingTest {
    private static final Logger LOG = LoggerFactory.getLogger("dev.rackstate.test");
    private static final LogQuery OF_THIS_TEST = new LogQuery(null, "dev.rackstate.test", 0, 100);

    private final LogBuffer buffer = new LogBuffer();

    @AfterEach
    void quiet() {
        new Logging(new Settings.Logging("WARN", false), new LogBuffer());
    }

    private List<LogRecord> heard() {
        return buffer.find(OF_THIS_TEST);
    }

    @Test
    void event_isKeptWithItsLevelItsValuesAndItsException() {
        new Logging(new Settings.Logging("INFO", false), buffer);

        LOG.atInfo()
                .addKeyValue("request_id", "id-1")
                .addKeyValue("status_code", 503)
                .addKeyValue("method", (Object) null)
                .setCause(new IllegalStateException("token=hunter2"))
                .log("{} failed", "it");
        LOG.debug("not wanted");

        assertThat(heard()).hasSize(1);
        LogRecord entry = heard().get(0);
        assertThat(entry.level()).isEqualTo(LogLevel.INFO);
        assertThat(entry.message()).isEqualTo("it failed");
        assertThat(entry.request()).isEqualTo(new LogRecord.Request("id-1", null, null, 503, null));
        assertThat(entry.exception())
                .startsWith("java.lang.IllegalStateException: token=***")
                .contains("LoggingTest")
                .doesNotContain("hunter2");
    }

    @Test
    void everyLevel_keepsItsName_inTextAndInJson() {
        for (boolean json : new boolean[] {false, true}) {
            new Logging(new Settings.Logging("TRACE", json), buffer);
            buffer.clear();

            LOG.trace("a");
            LOG.debug("b");
            LOG.info("c");
            LOG.warn("d");
            LOG.error("e");

            assertThat(heard())
                    .extracting(LogRecord::level)
                    .containsExactly(LogLevel.TRACE, LogLevel.DEBUG, LogLevel.INFO, LogLevel.WARN, LogLevel.ERROR);
        }
    }

    @Test
    void anotherLevelInTheConfiguration_isFollowedAtOnce() throws Exception {
        Configuration quiet = new Configurations().build();
        Settings settings = quiet.settings();
        Configuration talkative = quiet.withSettings(new Settings(
                settings.app(),
                settings.server(),
                settings.refresh(),
                settings.cache(),
                settings.telemetry(),
                settings.planner(),
                settings.auth(),
                new Settings.Logging("DEBUG", false)));
        try (RoundEngine engine = RoundEngine.load(
                new HeldConfigurationStore(quiet),
                (source, all) -> new TaughtSource(source.id()),
                new SettableClock(Instant.EPOCH),
                new ManualScheduler())) {
            engine.subscribe(new Logging(settings.logging(), buffer));
            LOG.debug("before");

            engine.adopt(talkative);
            LOG.debug("after");

            assertThat(heard()).extracting(LogRecord::message).containsExactly("after");
        }
    }
}
