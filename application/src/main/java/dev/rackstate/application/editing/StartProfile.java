package dev.rackstate.application.editing;

import dev.rackstate.application.audit.AuditEntry.Outcome;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Profiles;
import dev.rackstate.application.editing.EditConfiguration.Author;
import java.util.List;

/** Begins an empty configuration beside the others and puts it in force. Safe for concurrent use; reads and writes files. */
public final class StartProfile {
    private final Profiles profiles;
    private final ConfigurationStore store;
    private final ConfigurationInForce force;
    private final AuditTrail audit;

    /** Begins profiles of what this store keeps. */
    public StartProfile(Profiles profiles, ConfigurationStore store, ConfigurationInForce force, AuditTrail audit) {
        this.profiles = profiles;
        this.store = store;
        this.force = force;
        this.audit = audit;
    }

    /**
     * Begins a profile, and puts it in force before it returns.
     *
     * @param id keeps the pattern of topology ids
     * @param name what the installation calls itself
     * @param action the operation's name, for the audit log
     * @return the new directory, as the configuration names files
     * @throws EditRefusedException when it was not begun: there is one already ({@code INVALID}), or it cannot be written
     */
    public String start(String id, String name, Author author, String action) throws EditRefusedException {
        try {
            String directory = profiles.create(id, name);
            force.adopt(store.load());
            audit.record(author, action, id, Outcome.DONE, directory, List.of());
            return directory;
        } catch (NotWritableException e) {
            audit.record(author, action, id, Outcome.REFUSED, String.valueOf(e.getMessage()), List.of());
            throw EditRefusedException.of(e);
        } catch (ConfigurationException e) {
            String message = "the new profile cannot be read: " + e.getMessage();
            audit.record(author, action, id, Outcome.REFUSED, message, List.of());
            throw new EditRefusedException(EditRefusedException.Kind.UNWRITABLE, message);
        }
    }
}
