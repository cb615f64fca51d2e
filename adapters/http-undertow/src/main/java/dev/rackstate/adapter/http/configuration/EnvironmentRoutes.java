package dev.rackstate.adapter.http.configuration;

import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.log.Redaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The environment variables that have a say. */
final class EnvironmentRoutes {
    /** Always listed, set or not. */
    private static final List<String> ESTABLISHED = List.of(
            "RACKSCOPE_APP_CONFIG",
            "RACKSCOPE_CONFIG_DIR",
            "RACKSCOPE_CONFIG",
            "RACKSCOPE_TEMPLATES",
            "RACKSCOPE_CHECKS",
            "PROMETHEUS_URL",
            "PROMETHEUS_CACHE_TTL");

    /** Listed when set. */
    private static final String OURS = "RACKSTATE_";

    private EnvironmentRoutes() {}

    static List<Route> routes(Map<String, String> environment) {
        Map<String, @Nullable String> shown = shown(environment);
        return List.of(RouteBuilder.get("/api/env", "getEnvironment", ConfigurationRoutes.TAG)
                .summary("The environment variables that have a say")
                .description(
                        "As they were when the server started. Those of the established format are always listed, with"
                                + " null when they are not set, and those that begin with RACKSTATE_ when they are. Secrets are"
                                + " replaced by ***. Of the established ones this server itself reads PROMETHEUS_URL alone.")
                .answers(SettingsRoutes.OBJECT, "The variables by name.")
                .replies(call -> Answer.ok(shown)));
    }

    private static Map<String, @Nullable String> shown(Map<String, String> environment) {
        Map<String, @Nullable String> shown = new LinkedHashMap<>();
        ESTABLISHED.forEach(name -> shown.put(name, masked(name, environment.get(name))));
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith(OURS)) {
                shown.put(name, masked(name, value));
            }
        });
        return shown;
    }

    /** The name tells, too, whether the value is a secret. */
    private static @Nullable String masked(String name, @Nullable String value) {
        String assignment = name + "=";
        return value == null ? null : Redaction.redact(assignment + value).substring(assignment.length());
    }
}
