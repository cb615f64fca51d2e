package dev.rackstate.adapter.http.metrics;

import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.view.Published;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.application.view.ViewTelemetryStatistics;
import dev.rackstate.application.view.ViewTelemetryStatistics.Round;
import dev.rackstate.application.view.ViewTelemetryStatistics.Statistics;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.health.SeverityOrder;
import dev.rackstate.domain.snapshot.Alert;
import dev.rackstate.domain.snapshot.SourceStatus;
import dev.rackstate.domain.topology.EntityKind;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Rounds, sources, snapshot, configuration and alerts, read when Prometheus asks. */
final class TelemetryMetrics {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final PrometheusRegistry registry;
    private final ViewState state;
    private final ViewTelemetryStatistics telemetry;
    private final InstantSource clock;

    private TelemetryMetrics(
            PrometheusRegistry registry, ViewState state, ViewTelemetryStatistics telemetry, InstantSource clock) {
        this.registry = registry;
        this.state = state;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    static void register(
            PrometheusRegistry registry, ViewState state, ViewTelemetryStatistics telemetry, InstantSource clock) {
        TelemetryMetrics metrics = new TelemetryMetrics(registry, state, telemetry, clock);
        metrics.queries();
        metrics.rounds();
        metrics.sources();
        metrics.snapshot();
        metrics.configuration();
    }

    private void queries() {
        counter("rackstate_queries_total", "Queries sent to sources of telemetry.", Statistics::queries);
        counter("rackstate_query_failures_total", "Queries that failed.", Statistics::failures);
        GaugeWithCallback.builder()
                .name("rackstate_queries_in_flight")
                .help("Queries under way.")
                .callback(callback -> callback.call(telemetry.statistics().inFlight()))
                .register(registry);
    }

    private void rounds() {
        ofRound(
                "rackstate_round_duration_seconds",
                "How long the latest round took.",
                round -> round.took().toNanos() / NANOS);
        ofRound(
                "rackstate_round_start_time_seconds",
                "When the latest round began, in seconds since 1970.",
                round -> round.started().toEpochMilli() / MILLIS);
        ofRound("rackstate_round_targets", "Targets of all checks in the latest round.", Round::targets);
        ofRound("rackstate_round_queries", "Queries of the latest round.", Round::queries);
        ofRound("rackstate_round_failed_queries", "Queries of the latest round that failed.", Round::failedQueries);
        ofRound("rackstate_round_series", "Series that answered the latest round.", Round::series);
    }

    private void sources() {
        ofSources("rackstate_source_up", "1 when the source answered its latest query.", status -> flag(status.up()));
        ofSources(
                "rackstate_source_stale",
                "1 when the source has been away for so long that its findings are UNKNOWN.",
                status -> flag(status.stale()));
        ofSources(
                "rackstate_source_failed_queries",
                "Queries of the latest round that failed, by source.",
                SourceStatus::failedQueries);
        GaugeWithCallback.builder()
                .name("rackstate_source_last_success_age_seconds")
                .help("How long ago the source last answered; absent when it never did.")
                .labelNames("source")
                .callback(callback -> state.current().snapshot().sources().forEach(status -> {
                    if (status.lastSuccess() != null) {
                        double age = Duration.between(status.lastSuccess(), clock.instant())
                                        .toMillis()
                                / MILLIS;
                        callback.call(age, status.id());
                    }
                }))
                .register(registry);
    }

    private void snapshot() {
        gauge(
                "rackstate_snapshot_version",
                "Grows with every publication.",
                now -> now.snapshot().version());
        gauge(
                "rackstate_snapshot_age_seconds",
                "How long ago the round began that is served now.",
                now -> Duration.between(now.snapshot().time(), clock.instant()).toMillis() / MILLIS);
        byState(
                "rackstate_installation_state",
                "1 for the worst state of all sites, 0 for the others.",
                now -> each -> flag(now.snapshot().overall() == each));
        GaugeWithCallback.builder()
                .name("rackstate_entities")
                .help("How many entities are in a state, by kind.")
                .labelNames("kind", "state")
                .callback(callback -> {
                    for (EntityKind kind : EntityKind.values()) {
                        int[] counts = state.current().snapshot().count(kind);
                        for (HealthState each : HealthState.values()) {
                            callback.call(counts[SeverityOrder.rank(each)], kind.word(), each.name());
                        }
                    }
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("rackstate_alerts")
                .help("Active alerts by type and severity.")
                .labelNames("type", "severity")
                .callback(callback -> {
                    for (Alert.Type type : Alert.Type.values()) {
                        callback.call(alerts(type, HealthState.WARN), word(type), HealthState.WARN.name());
                        callback.call(alerts(type, HealthState.CRIT), word(type), HealthState.CRIT.name());
                    }
                })
                .register(registry);
    }

    private void configuration() {
        gauge(
                "rackstate_configuration_ok",
                "1 when the latest attempt to load the configuration is the one in force.",
                now -> flag(now.configurationStatus().accepted()));
        gauge(
                "rackstate_configuration_in_force_age_seconds",
                "How long ago the configuration was loaded.",
                now -> Duration.between(now.configurationStatus().inForceSince(), clock.instant())
                                .toMillis()
                        / MILLIS);
        GaugeWithCallback.builder()
                .name("rackstate_configuration_problems")
                .help("Problems that the latest attempt to load the configuration found, by level.")
                .labelNames("level")
                .callback(callback -> Arrays.stream(Problem.Level.values())
                        .forEach(level -> callback.call(
                                (double) state.current().configurationStatus().problems().stream()
                                        .filter(problem -> problem.level() == level)
                                        .count(),
                                word(level))))
                .register(registry);
    }

    private double alerts(Alert.Type type, HealthState severity) {
        return state.current().snapshot().alerts().stream()
                .filter(alert -> alert.type() == type && alert.state() == severity)
                .count();
    }

    private void counter(String name, String help, ToDoubleFunction<Statistics> value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.applyAsDouble(telemetry.statistics())))
                .register(registry);
    }

    private void gauge(String name, String help, ToDoubleFunction<Published> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.applyAsDouble(state.current())))
                .register(registry);
    }

    private void ofRound(String name, String help, ToDoubleFunction<Round> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help + " Absent before the first round.")
                .callback(callback -> {
                    Round round = telemetry.statistics().lastRound();
                    if (round != null) {
                        callback.call(value.applyAsDouble(round));
                    }
                })
                .register(registry);
    }

    private void ofSources(String name, String help, ToDoubleFunction<SourceStatus> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("source")
                .callback(callback -> state.current()
                        .snapshot()
                        .sources()
                        .forEach(status -> callback.call(value.applyAsDouble(status), status.id())))
                .register(registry);
    }

    private void byState(String name, String help, Function<Published, ToDoubleFunction<HealthState>> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("state")
                .callback(callback -> {
                    ToDoubleFunction<HealthState> now = value.apply(state.current());
                    for (HealthState each : HealthState.values()) {
                        callback.call(now.applyAsDouble(each), each.name());
                    }
                })
                .register(registry);
    }

    private static double flag(boolean value) {
        return value ? 1 : 0;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
