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
import dev.rackstate.domain.slurm.SlurmStateCheck;
import java.util.List;
import java.util.stream.Stream;

/** The library of checks: reading it, reading and writing its files, and trying checks out. */
public final class CheckRoutes {
    static final Tag TAG = new Tag("Checks", "Health checks: the library, its files, and trying them out.");

    private static final Parameter<String> CHECK = Parameter.path("check_id", ParameterType.TEXT, "The check.");
    private static final SnapshotView ALL = SnapshotView.ofEverything(now -> new ChecksJson(
                    inForce(now.published().configuration()).map(CheckJson::of).toList()))
            .taggedByContent();

    private CheckRoutes() {}

    /** The checks. */
    record ChecksJson(
            @JsonPropertyDescription("The checks of the library in file order, then those that are built in.")
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
                        .summary("The checks of the library, and those that are built in and count")
                        .answers(ChecksJson.class, "The checks.")
                        .reads(publications, (now, call) -> ALL.ofEverything()),
                RouteBuilder.get("/api/checks/{check_id}", "getCheck", TAG)
                        .summary("One check, where it is used, and what it says now")
                        .takes(CHECK)
                        .answers(CheckUseJson.class, "The check.")
                        .refuses(404, "There is no such check.")
                        .reads(publications, (now, call) -> {
                            String id = call.get(CHECK);
                            Check check = inForce(now.published().configuration())
                                    .filter(one -> one.id().equals(id))
                                    .findFirst()
                                    .orElseThrow(() -> unknown(id));
                            return Selection.once(any -> CheckUseJson.of(now, check));
                        }));
    }

    /** The checks of the library, and those that are built in and count. */
    private static Stream<Check> inForce(Configuration configuration) {
        return Stream.concat(
                configuration.checks().all().stream(),
                configuration.slurm().check().map(SlurmStateCheck::check).stream());
    }

    /** A check of the library. */
    static Check find(Configuration configuration, String id) throws Refusal {
        return configuration.checks().find(id).orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(String id) {
        return Refusal.notFound("Check '" + id + "' is not in the library");
    }
}
