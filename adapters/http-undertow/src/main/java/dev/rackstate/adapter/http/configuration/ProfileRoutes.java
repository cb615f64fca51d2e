package dev.rackstate.adapter.http.configuration;

import dev.rackstate.adapter.http.configuration.ProfilesJson.NewProfileJson;
import dev.rackstate.adapter.http.configuration.ProfilesJson.ProfileStartedJson;
import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.configuration.Profiles;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.editing.StartProfile;
import dev.rackstate.domain.topology.TopologyIds;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.List;

/** The configurations that stand side by side, and beginning another one. */
final class ProfileRoutes {
    private ProfileRoutes() {}

    static List<Route> routes(Profiles profiles, StartProfile starting) {
        return List.of(
                RouteBuilder.get("/api/config/profiles", "listProfiles", ConfigurationRoutes.TAG)
                        .summary("The configurations that stand side by side")
                        .answers(ProfilesJson.class, "The profiles and examples, and which one is in use.")
                        .works(call -> Answer.ok(ProfilesJson.of(profiles))),
                RouteBuilder.of(Methods.POST, "/api/setup/wizard/init-profile", "startProfile", ConfigurationRoutes.TAG)
                        .summary("Begin an empty configuration and take it into use")
                        .description(
                                "Makes a directory with a main file, an empty building and empty libraries. Who may call"
                                        + " stays as it is. After a new start of the server, the configuration that it is started"
                                        + " with is in use again.")
                        .takesBody(NewProfileJson.class)
                        .answers(ProfileStartedJson.class, "The profile is in use.")
                        .example(
                                "A profile whose directory is called after its name",
                                "{\"name\":\"Machine Room 2\"}",
                                "{\"profile_id\":\"machine-room-2\",\"profile_path\":\"config/profiles/machine-room-2\"}")
                        .refuses(400, "The name is blank.")
                        .refuses(409, "There is such a profile already.")
                        .refuses(503, "It cannot be written.")
                        .needs(Role.ADMIN)
                        .works(call -> start(call, starting)));
    }

    private static Answer start(Call call, StartProfile starting) throws Refusal {
        NewProfileJson wanted = call.body(NewProfileJson.class);
        String name = wanted.name().strip();
        if (name.isEmpty()) {
            throw Refusal.of(
                    StatusCodes.BAD_REQUEST, "A profile needs a name: 'name' is required and must not be blank");
        }
        String id = TopologyIds.slug(wanted.id() == null || wanted.id().isEmpty() ? name : wanted.id(), "profile");
        try {
            String directory =
                    starting.start(id, name, Edits.author(call), call.route().operation());
            return Answer.ok(new ProfileStartedJson(id, directory));
        } catch (EditRefusedException e) {
            throw e.kind() == EditRefusedException.Kind.INVALID
                    ? Refusal.of(StatusCodes.CONFLICT, String.valueOf(e.getMessage()))
                    : Edits.refusal(e);
        }
    }
}
