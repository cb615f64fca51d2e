package dev.rackstate.adapter.http.stats;

import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.SnapshotView;
import dev.rackstate.application.view.ViewTelemetryStatistics;
import java.util.List;

/** The numbers. */
public final class StatisticsRoutes {
    private static final Tag TAG = new Tag("Statistics", "The installation and the asking in numbers.");
    private static final SnapshotView GLOBAL = SnapshotView.ofEverything(GlobalStatisticsJson::of);

    private StatisticsRoutes() {}

    /** The routes. */
    public static List<Route> routes(Publications publications, ViewTelemetryStatistics telemetry) {
        return List.of(
                RouteBuilder.get("/api/stats/global", "getGlobalStatistics", TAG)
                        .summary("The installation in numbers")
                        .answers(GlobalStatisticsJson.class, "The numbers.")
                        .reads(publications, (now, call) -> GLOBAL.ofEverything()),
                RouteBuilder.get("/api/stats/prometheus", "getPrometheusStatistics", TAG)
                        .summary("How the sources of telemetry answer")
                        .answers(PrometheusStatisticsJson.class, "The numbers.")
                        .replies(call -> Answer.ok(PrometheusStatisticsJson.of(
                                telemetry.statistics(),
                                publications.current().snapshot().sources()))),
                RouteBuilder.get("/api/stats/telemetry", "getTelemetryStatistics", TAG)
                        .summary("How many queries are sent and how the latest round went")
                        .description("There is no cache between a round and its sources, so cache_hits is 0 and"
                                + " cache_misses is query_count.")
                        .answers(TelemetryStatisticsJson.class, "The numbers.")
                        .replies(call -> Answer.ok(TelemetryStatisticsJson.of(telemetry.statistics()))));
    }
}
