package dev.rackstate.application.system;

import dev.rackstate.application.audit.AuditEntry.Outcome;
import dev.rackstate.application.editing.AuditTrail;
import dev.rackstate.application.editing.EditConfiguration.Author;
import dev.rackstate.application.view.ViewState;
import java.util.List;
import java.util.Optional;

/** Restarts the server when somebody asks for it and the configuration lets them. Safe for concurrent use. */
public final class RestartServer {
    private static final String TARGET = "server";

    private final ViewState state;
    private final RestartProcess process;
    private final AuditTrail audit;

    /** Restarts this process. */
    public RestartServer(ViewState state, RestartProcess process, AuditTrail audit) {
        this.state = state;
        this.process = process;
        this.audit = audit;
    }

    /**
     * Begins to restart the server. Writes the audit log: not for a thread that must not wait.
     *
     * @param action the operation's name, for the audit log
     * @return empty when it begins; otherwise why it does not
     */
    public Optional<String> restart(Author author, String action) {
        if (!state.current().configuration().settings().server().access().allowRestart()) {
            String reason = "server.allow_restart is false; set it to true where a supervisor starts the server again";
            audit.record(author, action, TARGET, Outcome.REFUSED, reason, List.of());
            return Optional.of(reason);
        }
        audit.record(author, action, TARGET, Outcome.DONE, "", List.of());
        process.restart();
        return Optional.empty();
    }
}
