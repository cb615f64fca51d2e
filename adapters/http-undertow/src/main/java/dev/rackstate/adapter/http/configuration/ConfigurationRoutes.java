package dev.rackstate.adapter.http.configuration;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.application.configuration.Profiles;
import dev.rackstate.application.editing.StartProfile;
import dev.rackstate.application.view.ViewState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the server was told: the settings, the profiles, the environment, and what was wrong with them. */
public final class ConfigurationRoutes {
    static final Tag TAG = new Tag("Configuration", "What the server was told.");

    private ConfigurationRoutes() {}

    /** The routes. */
    public static List<Route> routes(
            ViewState state,
            Publications publications,
            Edits edits,
            Profiles profiles,
            StartProfile starting,
            Map<String, String> environment) {
        List<Route> routes = new ArrayList<>();
        routes.add(problems(state));
        routes.addAll(SettingsRoutes.routes(publications, edits));
        routes.addAll(ProfileRoutes.routes(profiles, starting));
        routes.addAll(EnvironmentRoutes.routes(environment));
        return routes;
    }

    private static Route problems(ViewState state) {
        return RouteBuilder.get("/api/configuration/problems", "getConfigurationProblems", TAG)
                .summary("What the latest attempt to load the configuration found wrong")
                .description("A broken edit never takes the server down: the last good configuration stays in force.")
                .answers(ConfigurationProblemsJson.class, "The problems; an empty list when there are none.")
                .works(call ->
                        Answer.ok(ConfigurationProblemsJson.of(state.current().configurationStatus())));
    }
}
