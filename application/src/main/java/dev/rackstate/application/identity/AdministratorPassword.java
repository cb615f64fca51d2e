package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.editing.EditConfiguration;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.editing.Edited;
import dev.rackstate.application.identity.SignIn.SignInException;
import dev.rackstate.domain.identity.Caller;

/**
 * Sets the built-in administrator's password for somebody at the machine itself, who needs no other password for it: they
 * can write the file by hand. Every session of the administrator ends. Hashes in the calling thread.
 */
public final class AdministratorPassword {
    private final EditConfiguration editing;
    private final PasswordHashing hashing;

    /** Passwords that are hashed in this way, and written down through this. */
    public AdministratorPassword(EditConfiguration editing, PasswordHashing hashing) {
        this.editing = editing;
        this.hashing = hashing;
    }

    /**
     * Sets the password.
     *
     * @param configuration says who the administrator is and what a password must be
     * @param password the new one
     * @param user who sits at the machine, for the audit log
     * @throws SignInException of kind {@code NOT_ALLOWED} when the password is against the policy
     * @throws EditRefusedException when it cannot be written down
     */
    public Edited set(Configuration configuration, String password, String user)
            throws SignInException, EditRefusedException {
        PasswordRules.require(password, configuration.settings().auth().policy());
        String name = configuration.settings().auth().username();
        return editing.edit(
                new AccountChanges(hashing).password(name, hashing.hash(password)),
                EditConfiguration.Options.of(
                        new EditConfiguration.Author(Caller.local(user), null), "setPassword", name));
    }
}
