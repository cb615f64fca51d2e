package dev.rackstate.application.editing;

import dev.rackstate.application.audit.AuditEntry;
import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.Transaction;
import dev.rackstate.domain.edit.ChangeRefusedException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Carries changes of the configuration out, through a store's transactions. Safe for concurrent use. */
public final class ConfigurationEditing implements EditConfiguration {
    private final ConfigurationStore store;
    private final ConfigurationInForce force;
    private final AuditTrail audit;
    private final Function<Configuration, Optional<String>> objection;

    /** Changes of what this store keeps. */
    public ConfigurationEditing(
            ConfigurationStore store, ConfigurationInForce force, AuditLog audit, InstantSource clock) {
        this(store, force, audit, clock, configuration -> Optional.empty());
    }

    /**
     * Changes of what this store keeps, within bounds.
     *
     * @param objection why a configuration without errors must not be put in force all the same: it would lock everybody
     *     out, or let everybody in. A change is refused when it brings an objection that was not there before
     */
    public ConfigurationEditing(
            ConfigurationStore store,
            ConfigurationInForce force,
            AuditLog audit,
            InstantSource clock,
            Function<Configuration, Optional<String>> objection) {
        this.objection = objection;
        this.store = store;
        this.force = force;
        this.audit = new AuditTrail(audit, clock);
    }

    @Override
    public Edited edit(Change change, Options options) throws EditRefusedException {
        try {
            Edited edited = inTransaction(change, options);
            if (!options.dryRun()) {
                record(options, AuditEntry.Outcome.DONE, "", edited.files());
            }
            return edited;
        } catch (EditRefusedException e) {
            if (!options.dryRun()) {
                record(options, AuditEntry.Outcome.REFUSED, String.valueOf(e.getMessage()), List.of());
            }
            throw e;
        }
    }

    private Edited inTransaction(Change change, Options options) throws EditRefusedException {
        try (Transaction transaction = store.begin()) {
            Configuration before = transaction.current();
            if (!options.precondition().test(before)) {
                throw new EditRefusedException(
                        EditRefusedException.Kind.STALE,
                        "it has changed since you read it; read it again and repeat the change on what it is now");
            }
            Transaction.Draft draft = transaction.draft(change.on(before));
            List<Problem> fresh = newProblems(before, draft.result());
            refuseFor(fresh, draft.files(), options);
            Optional<String> against = objection.apply(draft.result());
            if (against.isPresent() && objection.apply(before).isEmpty()) {
                throw new EditRefusedException(EditRefusedException.Kind.INVALID, against.get());
            }
            StateDifference states = options.dryRun() ? force.preview(draft.result()) : null;
            if (!options.dryRun() && !draft.files().isEmpty()) {
                draft.commit();
                force.adopt(draft.result());
            }
            return new Edited(options.dryRun(), before, draft.result(), draft.files(), fresh, states);
        } catch (ChangeRefusedException e) {
            throw refusal(e);
        } catch (NotWritableException e) {
            throw EditRefusedException.of(e);
        } catch (ConfigurationException e) {
            throw new EditRefusedException(
                    EditRefusedException.Kind.UNWRITABLE,
                    "the configuration as it is kept now cannot be read; repair it first: " + e.getMessage());
        }
    }

    private static void refuseFor(List<Problem> fresh, List<FileChange> files, Options options)
            throws EditRefusedException {
        Set<String> written = files.stream().map(FileChange::file).collect(Collectors.toSet());
        List<Problem> grave = fresh.stream()
                .filter(problem -> problem.level() == Problem.Level.ERROR
                        || (options.strict() && written.contains(problem.file())))
                .toList();
        if (!grave.isEmpty()) {
            throw new EditRefusedException(
                    EditRefusedException.Kind.BRINGS_ERRORS,
                    "the change would bring errors into the configuration",
                    grave,
                    List.of());
        }
    }

    private static EditRefusedException refusal(ChangeRefusedException e) {
        EditRefusedException.Kind kind = switch (e.kind()) {
            case NOT_FOUND -> EditRefusedException.Kind.NOT_FOUND;
            case INVALID -> EditRefusedException.Kind.INVALID;
            case IN_USE -> EditRefusedException.Kind.IN_USE;
        };
        return new EditRefusedException(kind, String.valueOf(e.getMessage()));
    }

    /** The problems that were not there before; the same one on another line is no new one. */
    private static List<Problem> newProblems(Configuration before, Configuration after) {
        Set<String> known = new HashSet<>();
        before.problems().forEach(problem -> known.add(identity(problem)));
        return after.problems().stream()
                .filter(problem -> !known.contains(identity(problem)))
                .toList();
    }

    private static String identity(Problem problem) {
        return problem.level() + problem.file() + ": " + problem.message();
    }

    private void record(Options options, AuditEntry.Outcome outcome, String detail, List<FileChange> files) {
        audit.record(options.author(), options.action(), options.target(), outcome, detail, files);
    }
}
