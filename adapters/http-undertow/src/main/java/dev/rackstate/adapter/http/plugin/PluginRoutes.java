package dev.rackstate.adapter.http.plugin;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.json.FieldError;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.plugin.PluginConfigurationJson.PluginChangeJson;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.Selection;
import dev.rackstate.adapter.http.snapshot.SnapshotView;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.SettingsDocument;
import dev.rackstate.application.editing.SettingsPatch;
import dev.rackstate.application.plugin.Plugin;
import io.undertow.util.Methods;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/** The plugins. */
public final class PluginRoutes {
    private static final Tag TAG = new Tag("Plugins", "What can be switched on beside the health of the building.");
    private static final Parameter<String> ID =
            Parameter.path("plugin_id", ParameterType.TEXT, "The id of a plugin; slurm stands for workload-slurm.");

    private static final SnapshotView ALL = SnapshotView.ofEverything(now -> Arrays.stream(Plugin.values())
                    .map(plugin -> PluginJson.of(plugin, document(now)))
                    .toList())
            .taggedByContent();
    private static final SnapshotView MENU = SnapshotView.ofEverything(now ->
                    Plugin.menu(document(now)).stream().map(MenuSectionJson::of).toList())
            .taggedByContent();

    private static final String SIMULATOR = """
            {"plugin_id":"simulator","plugin_name":"Metrics Simulator","enabled":true,"version":"1.0.0",
             "description":"Makes up telemetry of the building, incidents included, where there is no real one."}""";
    private static final String SLURM = """
            {"plugin_id":"workload-slurm","plugin_name":"Slurm Workload Manager","enabled":false,"version":"1.0.0",
             "description":"Shows which nodes of the building Slurm runs jobs on, and which it cannot use."}""";

    private final Edits edits;

    private PluginRoutes(Edits edits) {
        this.edits = edits;
    }

    /** The routes. */
    public static List<Route> routes(Publications publications, Edits edits) {
        PluginRoutes plugins = new PluginRoutes(edits);
        return List.of(
                RouteBuilder.get("/api/plugins", "listPlugins", TAG)
                        .summary("All plugins")
                        .answers(new TypeReference<List<PluginJson>>() {}.getType(), "The plugins, switched on or not.")
                        .example("The simulator alone is switched on", "", "[" + SIMULATOR + "," + SLURM + "]")
                        .reads(publications, (now, call) -> ALL.ofEverything()),
                RouteBuilder.get("/api/plugins/menu", "getPluginMenu", TAG)
                        .summary("What the plugins that are switched on add to the navigation")
                        .answers(
                                new TypeReference<List<MenuSectionJson>>() {}.getType(),
                                "The sections in the order in which they stand.")
                        .example(
                                "The simulator alone is switched on",
                                "",
                                "[{\"id\":\"simulator\",\"label\":\"Simulator\",\"icon\":\"FlaskConical\",\"order\":200,"
                                        + "\"items\":[{\"id\":\"sim-control\",\"label\":\"Control\","
                                        + "\"path\":\"/editors/settings#simulator\",\"icon\":\"Settings\"}]}]")
                        .reads(publications, (now, call) -> MENU.ofEverything()),
                RouteBuilder.get("/api/plugins/{plugin_id}", "getPlugin", TAG)
                        .summary("One plugin")
                        .takes(ID)
                        .answers(PluginJson.class, "The plugin.")
                        .example("Slurm", "/api/plugins/workload-slurm", "", SLURM)
                        .refuses(404, "There is no such plugin.")
                        .reads(publications, (now, call) -> {
                            Plugin plugin = plugin(call);
                            return Selection.onceTaggedByContent(then -> PluginJson.of(plugin, document(then)));
                        }),
                RouteBuilder.get("/api/plugins/{plugin_id}/config", "getPluginConfiguration", TAG)
                        .summary("How a plugin is configured")
                        .takes(ID)
                        .answers(PluginConfigurationJson.class, "The configuration in effect.")
                        .refuses(404, "There is no such plugin.")
                        .reads(publications, (now, call) -> {
                            Plugin plugin = plugin(call);
                            return Selection.onceTaggedByContent(
                                    then -> shown(plugin, then.published().configuration()));
                        }),
                Edits.declare(RouteBuilder.of(
                                        Methods.POST,
                                        "/api/plugins/{plugin_id}/config",
                                        "changePluginConfiguration",
                                        TAG)
                                .summary("Change how a plugin is configured")
                                .description(
                                        "Keys that are named are changed, as a JSON Merge Patch (RFC 7396); all others stay. The"
                                                + " change is written to the plugin's own file and in force when the answer comes.")
                                .takes(ID)
                                .takesBody(PluginChangeJson.class)
                                .answers(PluginConfigurationJson.class, "The configuration after the change."))
                        .refuses(404, "There is no such plugin.")
                        .example(
                                "More incidents, dealt more often",
                                "/api/plugins/simulator/config",
                                "{\"config\":{\"incident_mode\":\"heavy\",\"changes_per_hour\":4}}",
                                "")
                        .needs(Role.ADMIN)
                        .works(plugins::change));
    }

    private static SettingsDocument document(Publication now) {
        return now.published().configuration().document();
    }

    private static Plugin plugin(Call call) throws Refusal {
        String name = call.get(ID);
        return Plugin.find(name)
                .orElseThrow(() -> Refusal.notFound("Plugin '" + name + "' not found; there are "
                        + Arrays.stream(Plugin.values()).map(Plugin::id).collect(Collectors.joining(", "))));
    }

    private static PluginConfigurationJson shown(Plugin plugin, Configuration configuration) {
        return PluginConfigurationJson.of(plugin.in(configuration.document()));
    }

    private Answer change(Call call) throws Refusal {
        Plugin plugin = plugin(call);
        Map<String, Object> keys = call.body(PluginChangeJson.class).config();
        try {
            return edits.edit(
                    call,
                    Subject.changed("plugins/" + plugin.id(), configuration -> shown(plugin, configuration)),
                    new SettingsPatch(Map.of(), Map.of(plugin.id(), keys)),
                    edited -> Answer.ok(shown(plugin, edited.after()).saved()));
        } catch (Refusal refusal) {
            throw inThisBody(refusal, plugin);
        }
    }

    /** The same refusal, with the places of a plugin's keys as they are in a body of this route. */
    private static Refusal inThisBody(Refusal refusal, Plugin plugin) {
        if (refusal.fields().isEmpty()) {
            return refusal;
        }
        List<Object> inSettings = List.of("body", "plugins", plugin.id());
        return Refusal.invalid(refusal.fields().stream()
                .map(field -> field.loc().size() > inSettings.size()
                                && field.loc().subList(0, inSettings.size()).equals(inSettings)
                        ? moved(field, inSettings.size())
                        : field)
                .toList());
    }

    private static FieldError moved(FieldError field, int prefix) {
        List<Object> place = new ArrayList<>(List.of("body", "config"));
        place.addAll(field.loc().subList(prefix, field.loc().size()));
        return new FieldError(field.type(), place, field.msg(), field.input());
    }
}
