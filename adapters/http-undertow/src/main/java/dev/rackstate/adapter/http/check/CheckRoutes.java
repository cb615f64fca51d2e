package dev.rackstate.adapter.http.check;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.libraryfile.LibraryFileRoutes;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.Selection;
import dev.rackstate.adapter.http.snapshot.SnapshotView;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationFiles;
import dev.rackstate.application.configuration.Wanted.Library;
import dev.rackstate.application.inquiry.Inquiries;
import dev.rackstate.domain.check.Check;
import java.util.List;
import java.util.stream.Stream;

/** The library of checks: reading it, reading and writing its files, and trying checks out. */
public final class CheckRoutes {
    static final Tag TAG = new Tag("Checks", "Health checks: the library, its files, and trying them out.");

    private static final Parameter<String> CHECK = Parameter.path("check_id", ParameterType.TEXT, "The check.");
    private static final SnapshotView ALL = SnapshotView.ofEverything(
                    now -> new ChecksJson(now.published().configuration().checks().all().stream()
                            .map(CheckJson::of)
                            .toList()))
            .taggedByContent();

    private CheckRoutes() {}

    /** The checks of the library. */
    record ChecksJson(
            @JsonPropertyDescription("The checks, in file order.")
            List<CheckJson> checks) {}

    /** The routes. */
    public static List<Route> routes(
            Publications publications, ConfigurationFiles files, Edits edits, Inquiries inquiries) {
        LibraryFileRoutes.Kind kind =
                new LibraryFileRoutes.Kind(Library.CHECKS, "check", "/api/checks/files", TAG, true);
        return Stream.of(
                        reads(publications),
                        new LibraryFileRoutes(files, edits, kind).routes(),
                        new CheckTrials(publications, inquiries).routes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> reads(Publications publications) {
        return List.of(
                RouteBuilder.get("/api/checks", "listChecks", TAG)
                        .summary("The checks of the library")
                        .answers(ChecksJson.class, "The checks.")
                        .reads(publications, (now, call) -> ALL.ofEverything()),
                RouteBuilder.get("/api/checks/{check_id}", "getCheck", TAG)
                        .summary("One check, where it is used, and what it says now")
                        .takes(CHECK)
                        .answers(CheckUseJson.class, "The check.")
                        .refuses(404, "There is no such check.")
                        .reads(publications, (now, call) -> {
                            Check check = find(now.published().configuration(), call.get(CHECK));
                            return Selection.once(any -> CheckUseJson.of(now, check));
                        }));
    }

    /** A check of the library. */
    static Check find(Configuration configuration, String id) throws Refusal {
        return configuration
                .checks()
                .find(id)
                .orElseThrow(() -> Refusal.notFound("Check '" + id + "' is not in the library"));
    }
}
