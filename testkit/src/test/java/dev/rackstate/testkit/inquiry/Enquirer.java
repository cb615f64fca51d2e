package dev.rackstate.testkit.inquiry;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.inquiry.Inquiries;
import dev.rackstate.application.inquiry.InquiryException;
import dev.rackstate.application.round.RoundEngine;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetrySource;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.testkit.fake.Configurations;
import dev.rackstate.testkit.fake.HeldConfigurationStore;
import dev.rackstate.testkit.fake.ManualScheduler;
import dev.rackstate.testkit.fake.SettableClock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Somebody who asks, over an engine whose rounds never run. */
final class Enquirer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final TelemetryException AWAY =
            new TelemetryException(TelemetryException.Kind.UNREACHABLE, "connection refused");
    static final TelemetryException LATE =
            new TelemetryException(TelemetryException.Kind.TIMEOUT, "no answer within 5 s");
    static final TelemetryException REFUSED =
            new TelemetryException(TelemetryException.Kind.REJECTED, "the server refused the query: parse error");

    final RoundEngine engine;
    final Inquiries inquiries;

    Enquirer(Configurations configurations, TelemetrySource... sources) {
        Map<String, TelemetrySource> byId =
                Arrays.stream(sources).collect(Collectors.toMap(TelemetrySource::id, Function.identity()));
        SettableClock clock = new SettableClock(NOW);
        try {
            engine = RoundEngine.load(
                    new HeldConfigurationStore(configurations.build()),
                    (settings, all) -> byId.get(settings.id()),
                    clock,
                    new ManualScheduler());
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
        inquiries = Inquiries.over(engine, engine, clock);
    }

    /** A metric that is averaged. */
    static MetricDefinition metric(String id, String metric, String... tags) {
        return metric(id, metric, "avg", tags);
    }

    static MetricDefinition combinedMetric(String id, String metric, String aggregation) {
        return metric(id, metric, aggregation, new String[0]);
    }

    private static MetricDefinition metric(String id, String metric, String aggregation, String[] tags) {
        MetricDefinition.Display display = new MetricDefinition.Display(
                "W",
                "line",
                null,
                MetricDefinition.Display.DEFAULT_TIME_RANGES,
                "24h",
                aggregation,
                Map.of(),
                Map.of());
        return new MetricDefinition(id, id, null, metric, Map.of(), display, null, List.of(tags));
    }

    /** The refusal of a question that must have no answer. */
    static InquiryException refusal(ThrowingCallable question) {
        return catchThrowableOfType(InquiryException.class, question);
    }

    @Override
    public void close() {
        engine.close();
    }
}
