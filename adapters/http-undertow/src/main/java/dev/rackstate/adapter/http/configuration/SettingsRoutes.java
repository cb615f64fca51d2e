package dev.rackstate.adapter.http.configuration;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.json.FieldError;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.SnapshotView;
import dev.rackstate.application.configuration.SettingsDocument;
import dev.rackstate.application.editing.SettingsPatch;
import io.undertow.util.Methods;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The settings, read and changed. */
final class SettingsRoutes {
    /** An object with whatever keys. */
    static final Type OBJECT = new TypeReference<Map<String, Object>>() {}.getType();

    private static final String PATH = "/api/config";

    private final Publications publications;
    private final Edits edits;
    private final SettingsView view;

    private SettingsRoutes(Publications publications, Edits edits) {
        this.publications = publications;
        this.edits = edits;
        this.view = new SettingsView(document(publications));
    }

    private static SettingsDocument document(Publications publications) {
        return publications.current().published().configuration().document();
    }

    static List<Route> routes(Publications publications, Edits edits) {
        SettingsRoutes settings = new SettingsRoutes(publications, edits);
        SnapshotView shown = SnapshotView.ofEverything(
                        now -> settings.view.of(now.published().configuration()))
                .taggedByContent();
        return List.of(
                RouteBuilder.get(PATH, "getConfiguration", ConfigurationRoutes.TAG)
                        .summary("The settings in force")
                        .description(
                                "Every section of the main file with every default filled in, and under plugins what"
                                        + " each plugin goes by. Secrets are left out. restart_required names the keys that have"
                                        + " been changed since the server started and are not followed before it starts again."
                                        + " simulator and slurm are always null: they stand under plugins.")
                        .answers(OBJECT, "The settings by section.")
                        .reads(publications, (now, call) -> shown.ofEverything()),
                Edits.declare(RouteBuilder.of(Methods.PUT, PATH, "changeConfiguration", ConfigurationRoutes.TAG)
                                .summary("Change settings")
                                .description(
                                        "Takes the document that GET answers, or any part of it, as a JSON Merge Patch"
                                                + " (RFC 7396): keys that are named are changed, all others stay, secrets among them; null"
                                                + " takes a key out, so that its default holds; lists are replaced as a whole. Keys of a"
                                                + " plugin are written to the plugin's own file. The change is in force when the answer"
                                                + " comes, but for the keys under restart_required. Sending back what GET answered changes"
                                                + " nothing.")
                                .takesBody(Map.class)
                                .answers(OBJECT, "The settings after the change, as GET answers them."))
                        .example(
                                "Another name, the usual description, and more incidents in the simulator",
                                "{\"app\":{\"name\":\"Alder HPC Centre\",\"description\":null},"
                                        + "\"plugins\":{\"simulator\":{\"incident_mode\":\"heavy\"}}}",
                                "")
                        .needs(Role.ADMIN)
                        .works(settings::change),
                Edits.declare(RouteBuilder.of(
                                        Methods.POST,
                                        "/api/setup/wizard/disable",
                                        "disableWizard",
                                        ConfigurationRoutes.TAG)
                                .summary("Say that the set-up is done")
                                .description("Sets features.wizard to false.")
                                .answers(WizardJson.class, "It is done."))
                        .example("The set-up is done", "", "{\"wizard\":false,\"status\":\"disabled\"}")
                        .needs(Role.ADMIN)
                        .works(settings::disableWizard));
    }

    @SuppressWarnings("unchecked")
    private Answer change(Call call) throws Refusal {
        List<FieldError> errors = new ArrayList<>();
        Map<String, @Nullable Object> body = call.body(Map.class);
        SettingsPatch patch = SettingsView.patch(body, document(publications), errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return edits.edit(
                call, Subject.changed("settings", view::of), patch, edited -> Answer.ok(view.of(edited.after())));
    }

    private Answer disableWizard(Call call) throws Refusal {
        SettingsPatch patch = new SettingsPatch(Map.of("features", Map.of("wizard", false)), Map.of());
        return edits.edit(
                call,
                Subject.changed("features.wizard", view::of),
                patch,
                edited -> Answer.ok(new WizardJson(false, "disabled")));
    }

    /** What is answered when the set-up was said to be done. */
    record WizardJson(
            @JsonPropertyDescription("Whether the set-up is still to be done: false.")
            boolean wizard,

            @JsonPropertyDescription("Always disabled.") String status) {}
}
