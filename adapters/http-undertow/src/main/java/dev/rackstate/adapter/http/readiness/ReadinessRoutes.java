package dev.rackstate.adapter.http.readiness;

import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.application.view.ViewState;
import dev.rackstate.application.view.ViewTelemetryStatistics;
import java.time.InstantSource;
import java.util.List;

/** Liveness and readiness. */
public final class ReadinessRoutes {
    private static final Tag TAG = new Tag("Health", "Whether the server itself lives and can answer.");

    private ReadinessRoutes() {}

    /** The routes. */
    public static List<Route> routes(
            ViewState state, ViewTelemetryStatistics telemetry, InstantSource clock, String version) {
        return List.of(
                RouteBuilder.get("/healthz", "getHealth", TAG)
                        .summary("Whether the process lives")
                        .description("Says nothing about sources or configuration; see /readyz. Open to all, like"
                                + " that one: what watches over processes has no credentials.")
                        .needs(Role.ANONYMOUS)
                        .answers(HealthJson.class, "It lives.")
                        .replies(call -> Answer.ok(new HealthJson("ok", version))),
                RouteBuilder.get("/readyz", "getReadiness", TAG)
                        .summary("Whether states can be served, and on what they rest")
                        .description("Ready from the first finished round on. A source that is away does not make the"
                                + " server unready: it goes on answering, and says so.")
                        .needs(Role.ANONYMOUS)
                        .answers(ReadinessJson.class, "States can be served.")
                        .answers(503, ReadinessJson.class, "The first round is not done yet.")
                        .replies(call -> {
                            boolean ready = telemetry.statistics().lastRound() != null;
                            return Answer.of(
                                    ready ? 200 : 503, ReadinessJson.of(ready, state.current(), clock.instant()));
                        }));
    }
}
