package dev.rackstate.adapter.http.edit;

import dev.rackstate.adapter.http.json.FieldError;
import dev.rackstate.adapter.http.message.EntityTag;
import dev.rackstate.adapter.http.message.Names;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.route.Answer;
import dev.rackstate.adapter.http.route.Call;
import dev.rackstate.adapter.http.route.Parameter;
import dev.rackstate.adapter.http.route.ParameterType;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.editing.Change;
import dev.rackstate.application.editing.EditConfiguration;
import dev.rackstate.application.editing.EditConfiguration.Author;
import dev.rackstate.application.editing.EditConfiguration.Options;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.editing.Edited;
import io.undertow.util.Headers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes the changes that calls ask for. Safe for concurrent use; its work belongs on a worker. */
public final class Edits {
    /** Only work the change out. */
    public static final Parameter<Boolean> DRY_RUN = Parameter.query(
            "dry_run",
            ParameterType.FLAG,
            false,
            "Change nothing; answer what would change: the files, line by line, and the states.");

    /** Only if nothing changed since it was read. */
    public static final Parameter<String> IF_MATCH = Parameter.header(
            "If-Match",
            "The ETag of what the change was made for, as its GET gave it; when that has changed meanwhile, the answer is"
                    + " 412. * means whatever it is, as long as it exists.");

    private static final int RETRY_AFTER_SECONDS = 1;

    private final EditConfiguration editing;

    /** Changes through this use case. */
    public Edits(EditConfiguration editing) {
        this.editing = editing;
    }

    /** Declares what every route that changes something takes and answers, after what it answers when it was done. */
    public static RouteBuilder declare(RouteBuilder route) {
        return route.takes(DRY_RUN, IF_MATCH)
                .answers(DryRunJson.class, "With dry_run: what would change.")
                .refuses(400, "The change is not allowed, or would bring errors into the configuration.")
                .refuses(412, "If-Match was sent, and what it stands for has changed meanwhile.")
                .refuses(503, "The configuration cannot be written now.");
    }

    /**
     * Makes a change and answers; the answer carries the entity tag of what is there afterwards. With {@code dry_run}
     * nothing is done, and the answer says what would change.
     *
     * @param answer what is answered when it was done
     */
    public Answer edit(Call call, Subject subject, Change change, Function<Edited, Answer> answer) throws Refusal {
        try {
            Edited edited = make(call, subject, change, UnaryOperator.identity());
            return answer(edited, subject, () -> answer.apply(edited));
        } catch (EditRefusedException e) {
            throw refusal(e);
        }
    }

    /**
     * Makes a change, for those who tell a refusal in their own words.
     *
     * @param how changes how it is made
     */
    public Edited make(Call call, Subject subject, Change change, UnaryOperator<Options> how)
            throws EditRefusedException {
        return editing.edit(change, how.apply(options(call, subject)));
    }

    /**
     * The answer to a change that was made, or worked out, through whichever use case.
     *
     * @param answer what is answered when it was done
     */
    public static Answer answer(Edited edited, Subject subject, Supplier<Answer> answer) {
        if (edited.dryRun()) {
            return Answer.ok(DryRunJson.of(edited));
        }
        Object after = subject.after().apply(edited.after());
        Answer done = answer.get();
        return after == null
                ? done
                : done.with(Headers.ETAG_STRING, EntityTag.ofContent(after).plain());
    }

    /** How the change that a call asks for is made. */
    public static Options options(Call call, Subject subject) {
        return new Options(
                author(call), call.route().operation(), subject.name(), call.get(DRY_RUN), precondition(call, subject));
    }

    /** Who asks. */
    public static Author author(Call call) {
        return new Author(call.caller(), call.exchange().getResponseHeaders().getFirst(Names.REQUEST_ID));
    }

    private static Predicate<Configuration> precondition(Call call, Subject subject) {
        String expected = call.find(IF_MATCH);
        if (expected == null) {
            return current -> true;
        }
        return current -> {
            Object now = subject.before().apply(current);
            return now != null && EntityTag.ofContent(now).isMeantBy(expected);
        };
    }

    /** What a caller is told of a change that was not made. */
    public static Refusal refusal(EditRefusedException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case NOT_FOUND -> Refusal.notFound(message);
            case INVALID -> Refusal.of(400, message);
            case BRINGS_ERRORS ->
                Refusal.of(
                        400,
                        message + ": "
                                + e.problems().stream()
                                        .map(Problem::toString)
                                        .limit(20)
                                        .collect(Collectors.joining("; ")));
            case FORBIDDEN -> Refusal.of(403, message);
            case IN_USE -> Refusal.of(409, message);
            case STALE -> Refusal.of(412, message);
            case INVALID_VALUES ->
                Refusal.invalid(e.values().stream()
                        .map(value -> new FieldError("value_error", place(value.path()), value.message(), null))
                        .toList());
            case UNWRITABLE -> Refusal.of(503, message);
            case BUSY -> Refusal.busy(message, RETRY_AFTER_SECONDS);
        };
    }

    private static List<Object> place(String path) {
        List<Object> place = new ArrayList<>(List.of("body"));
        place.addAll(Arrays.asList(path.split("\\.")));
        return place;
    }
}
