package dev.rackstate.testkit.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.view.Measurements;
import dev.rackstate.domain.topology.EntityKind;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.fake.SettableClock;
import dev.rackstate.testkit.fake.TaughtSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is measured beside the checks: fetched at its own pace (2 min here), and never older than it may be. */
class MeasurementsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final TelemetryException AWAY =
            new TelemetryException(TelemetryException.Kind.UNREACHABLE, "connection refused");

    private final SettableClock clock = new SettableClock(START);
    private final TaughtSource source = new TaughtSource("main");
    private final Configurations configurations = new Configurations()
            .rack("dc", "r1", "n1")
            .metrics(List.of("node_temperature_celsius", "node_power_watts"), List.of("node_power_watts"));
    private final HeldConfigurationStore store = new HeldConfigurationStore(configurations.build());
    private RoundEngine engine;

    @BeforeEach
    void load() throws ConfigurationException {
        engine = RoundEngine.load(store, (settings, all) -> source, clock, new ManualScheduler());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Measurements measurements() {
        return new Measurements(engine.current());
    }

    private int entity(EntityKind kind, String id) {
        return engine.current().snapshot().topology().first(kind, id);
    }

    @Test
    void severalSensorsOfOneNode_areAveraged_notAddedUp() {
        source.sample("node_temperature_celsius", Map.of("instance", "n1", "sensor", "cpu0"), 40);
        source.sample("node_temperature_celsius", Map.of("instance", "n1", "sensor", "cpu1"), 50);

        engine.round();

        assertThat(measurements().temperature(entity(EntityKind.NODE, "n1"))).hasValue(45);
    }

    @Test
    void metricOfNodesAndOfRacks_isThereForBoth() {
        source.sample("node_power_watts", Map.of("instance", "n1"), 200);
        source.sample("node_power_watts", Map.of("rack_id", "r1", "feed", "a"), 300);
        source.sample("node_power_watts", Map.of("rack_id", "r1", "feed", "b"), 400);

        engine.round();

        assertThat(measurements().power(entity(EntityKind.NODE, "n1"))).hasValue(200);
        assertThat(measurements().components(entity(EntityKind.RACK, "r1")))
                .isEqualTo(Map.of("pdu", Map.of("node_power_watts", 700.0)));
    }

    @Test
    void sourceAway_valuesStayForAWhile_keepTheirTime_andAreThenUnknown() {
        source.sample("node_power_watts", "n1", 200);
        engine.round();
        source.failAll(AWAY);

        clock.advance(Duration.ofMinutes(3));
        engine.round();
        assertThat(measurements().power(entity(EntityKind.NODE, "n1"))).hasValue(200);
        assertThat(engine.current().snapshot().metricsTime()).hasValue(START);

        clock.advance(Duration.ofMinutes(2));
        engine.round();
        assertThat(measurements().power(entity(EntityKind.NODE, "n1"))).isEmpty();

        source.failAll(null);
        engine.round();
        assertThat(measurements().power(entity(EntityKind.NODE, "n1"))).hasValue(200);
        assertThat(engine.current().snapshot().metricsTime()).hasValue(clock.instant());
    }

    @Test
    void reload_takesBothMeasurementsOfAnIdOver_withTheirAge() {
        source.sample("node_power_watts", Map.of("instance", "n1"), 200);
        source.sample("node_power_watts", Map.of("rack_id", "r1"), 300);
        engine.round();
        source.failAll(AWAY);

        store.change(configurations.rack("dc", "r2", "n2").build());
        engine.reload();
        assertThat(measurements().power(entity(EntityKind.NODE, "n1"))).hasValue(200);
        assertThat(measurements().components(entity(EntityKind.RACK, "r1")))
                .isEqualTo(Map.of("pdu", Map.of("node_power_watts", 300.0)));

        clock.advance(Duration.ofMinutes(5));
        engine.round();
        assertThat(measurements().power(entity(EntityKind.NODE, "n1"))).isEmpty();
    }
}
