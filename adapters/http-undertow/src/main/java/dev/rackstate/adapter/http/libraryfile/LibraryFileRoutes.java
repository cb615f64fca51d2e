package dev.rackstate.adapter.http.libraryfile;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.edit.Subject;
import dev.rackstate.adapter.http.message.EntityTag;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.Role;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.application.configuration.ConfigurationFiles;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.configuration.Wanted.Library;
import dev.rackstate.application.editing.Change;
import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.editing.Edited;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reading and writing the files of one library. */
public final class LibraryFileRoutes {
    private static final Parameter<String> NAME =
            Parameter.path("name", ParameterType.TEXT, "The file's name in the library.");
    private static final Parameter<Boolean> ACCEPT_WARNINGS = Parameter.query(
            "accept_warnings",
            ParameterType.FLAG,
            false,
            "Write the file although it brings warnings, such as an unknown key, a check without rules or an id that is"
                    + " there already.");

    private final ConfigurationFiles files;
    private final Edits edits;
    private final Kind kind;

    /**
     * Routes.
     *
     * @param files reads the files
     * @param edits writes them
     */
    public LibraryFileRoutes(ConfigurationFiles files, Edits edits, Kind kind) {
        this.files = files;
        this.edits = edits;
        this.kind = kind;
    }

    /**
     * Which library, and how its files are served.
     *
     * @param library the library
     * @param noun what stands in it, for messages: {@code check}
     * @param path where its files are listed
     * @param tag the group of its routes
     * @param strict whether a file must have content, and warnings about it count unless they are accepted
     */
    public record Kind(Library library, String noun, String path, Tag tag, boolean strict) {
        private String title() {
            return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
        }
    }

    /** The routes. */
    public List<Route> routes() {
        return List.of(
                RouteBuilder.get(kind.path(), "list" + kind.title() + "Files", kind.tag())
                        .summary("The files of the " + kind.noun() + " library")
                        .answers(LibraryFilesJson.class, "The files; none when there is no such directory.")
                        .works(call -> Answer.ok(new LibraryFilesJson(files.list(kind.library()).stream()
                                .map(LibraryFilesJson.ListedFileJson::of)
                                .toList()))),
                RouteBuilder.get(kind.path() + "/{name}", "get" + kind.title() + "File", kind.tag())
                        .summary("The text of a " + kind.noun() + " file")
                        .description("The answer's ETag goes into If-Match of a later write.")
                        .takes(NAME)
                        .answers(LibraryFileJson.class, "The text, to the letter.")
                        .refuses(400, "No file may have such a name.")
                        .refuses(403, "The file lies outside the library.")
                        .refuses(404, "There is no such file.")
                        .works(this::read),
                write().works(this::put),
                Edits.declare(RouteBuilder.of(
                                        Methods.DELETE,
                                        kind.path() + "/{name}",
                                        "delete" + kind.title() + "File",
                                        kind.tag())
                                .summary("Remove a " + kind.noun() + " file")
                                .takes(NAME)
                                .answers(FileWrittenJson.class, "It is gone, and so is what it defined."))
                        .refuses(403, "The file lies outside the library.")
                        .refuses(404, "There is no such file.")
                        .answers(400, InvalidContentJson.class, "Or what is wrong without the file.")
                        .needs(Role.ADMIN)
                        .works(this::remove));
    }

    private RouteBuilder write() {
        RouteBuilder route = RouteBuilder.of(
                        Methods.PUT, kind.path() + "/{name}", "put" + kind.title() + "File", kind.tag())
                .summary("Write a " + kind.noun() + " file")
                .description("The text is written to the letter, comments and all, and put in force before the answer."
                        + " Text that would bring errors is refused with the place of each; dry_run=true"
                        + " shows them without writing. If-Match takes the ETag of its GET.")
                .takes(NAME)
                .takesBody(FileContentJson.class)
                .takesLongText()
                .answers(FileWrittenJson.class, "It is written and in force.");
        if (kind.strict()) {
            route.takes(ACCEPT_WARNINGS);
        }
        return Edits.declare(route)
                .refuses(403, "The file lies outside the library.")
                .answers(400, InvalidContentJson.class, "Or the places of everything that is wrong with the text.")
                .needs(Role.ADMIN)
                .example(
                        "An empty library file",
                        kind.path() + "/new.yaml",
                        "{\"content\": \"# to be filled\\n" + kind.noun() + "s: []\\n\"}",
                        """
                        {"status": "ok", "name": "new.yaml", "warnings": []}
                        """);
    }

    private Answer read(Call call) throws Refusal {
        String name = call.get(NAME);
        try {
            String content = files.read(kind.library(), name);
            return Answer.ok(new LibraryFileJson(name, content))
                    .with(Headers.ETAG_STRING, EntityTag.ofContent(content).plain());
        } catch (NotWritableException e) {
            throw refusal(name, e);
        }
    }

    private Answer put(Call call) throws Refusal {
        String name = call.get(NAME);
        checkName(name);
        Object sent = call.body(FileContentJson.class).content();
        if (!(sent instanceof String content) || (kind.strict() && content.isBlank())) {
            throw Refusal.of(400, "Content is required: the text of the file, as a string");
        }
        boolean lenient = !kind.strict() || call.get(ACCEPT_WARNINGS);
        return change(
                call,
                subject(name, content),
                new Wanted.LibraryFile(kind.library(), name, content),
                lenient ? UnaryOperator.identity() : Options::refusingWarnings,
                edited -> new FileWrittenJson("ok", name, warnings(edited)));
    }

    private Answer remove(Call call) throws Refusal {
        String name = call.get(NAME);
        checkName(name);
        return change(
                call,
                subject(name, null),
                new Wanted.LibraryFile(kind.library(), name, null),
                UnaryOperator.identity(),
                edited -> new FileWrittenJson("deleted", name, warnings(edited)));
    }

    private Answer change(
            Call call,
            Subject subject,
            Wanted.LibraryFile file,
            UnaryOperator<Options> how,
            Function<Edited, FileWrittenJson> done)
            throws Refusal {
        try {
            Edited edited = edits.make(call, subject, Change.of(file), how);
            return Edits.answer(edited, subject, () -> Answer.ok(done.apply(edited)));
        } catch (EditRefusedException e) {
            return switch (e.kind()) {
                case BRINGS_ERRORS -> Answer.of(400, InvalidContentJson.of(e.problems()));
                case INVALID -> throw Refusal.of(400, "Invalid YAML: " + e.getMessage());
                case NOT_FOUND -> throw notFound(file.name());
                default -> throw Edits.refusal(e);
            };
        }
    }

    /** What the tags of a file stand for: its text. Nobody else writes while the text before is looked at. */
    private Subject subject(String name, @Nullable String after) {
        return new Subject(kind.noun() + " file " + name, before -> textOf(name), now -> after);
    }

    private @Nullable Object textOf(String name) {
        try {
            return files.read(kind.library(), name);
        } catch (NotWritableException e) {
            return null;
        }
    }

    private static List<String> warnings(Edited edited) {
        return edited.newProblems().stream().map(Problem::toString).toList();
    }

    /** Refuses a name that no file may have, before anything is said about its content. */
    private void checkName(String name) throws Refusal {
        try {
            files.read(kind.library(), name);
        } catch (NotWritableException e) {
            if (e.kind() != NotWritableException.Kind.NO_SUCH_FILE) {
                throw refusal(name, e);
            }
        }
    }

    private Refusal refusal(String name, NotWritableException e) {
        return switch (e.kind()) {
            case BAD_NAME -> Refusal.of(400, "Invalid filename: " + e.getMessage());
            case OUTSIDE -> Refusal.of(403, "Access denied: " + e.getMessage());
            case NO_SUCH_FILE -> notFound(name);
            default -> Refusal.of(503, "The file cannot be read now: " + e.getMessage());
        };
    }

    private Refusal notFound(String name) {
        return Refusal.notFound(kind.title() + " file '" + name + "' not found");
    }
}
