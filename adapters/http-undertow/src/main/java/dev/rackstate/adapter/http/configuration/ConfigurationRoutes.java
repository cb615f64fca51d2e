package dev.rackstate.adapter.http.configuration;

import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.application.view.ViewState;
import java.util.List;

/** The problems of the configuration. */
public final class ConfigurationRoutes {
    private static final Tag TAG = new Tag("Configuration", "What the server was told.");

    private ConfigurationRoutes() {}

    /** The routes. */
    public static List<Route> routes(ViewState state) {
        return List.of(RouteBuilder.get("/api/configuration/problems", "getConfigurationProblems", TAG)
                .summary("What the latest attempt to load the configuration found wrong")
                .description("A broken edit never takes the server down: the last good configuration stays in force.")
                .answers(ConfigurationProblemsJson.class, "The problems; an empty list when there are none.")
                .works(call ->
                        Answer.ok(ConfigurationProblemsJson.of(state.current().configurationStatus()))));
    }
}
