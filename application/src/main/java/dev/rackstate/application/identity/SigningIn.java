package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.editing.Change;
import dev.rackstate.application.editing.EditConfiguration;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.application.identity.SignIn.SignInException.Kind;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.domain.identity.Role;
import java.util.Optional;
import java.util.function.Supplier;

/** Signs people in against the configuration in force, and changes their own accounts in it. Safe for concurrent use. */
final class SigningIn implements SignIn {
    private final Supplier<Configuration> inForce;
    private final EditConfiguration editing;
    private final AccountChanges changes;
    private final PasswordCheck passwords;
    private final Sessions sessions;
    private final AccountPictures pictures;
    private final SignInRecord record;

    SigningIn(
            Supplier<Configuration> inForce,
            EditConfiguration editing,
            AccountChanges changes,
            PasswordCheck passwords,
            Sessions sessions,
            AccountPictures pictures,
            SignInRecord record) {
        this.inForce = inForce;
        this.editing = editing;
        this.changes = changes;
        this.passwords = passwords;
        this.sessions = sessions;
        this.pictures = pictures;
        this.record = record;
    }

    @Override
    public Status status() {
        Settings.Auth auth = inForce.get().settings().auth();
        return new Status(auth.enabled(), !auth.passwordHash().isEmpty(), auth.username(), auth.policy());
    }

    @Override
    public Session logIn(String username, String password, String address) throws SignInException {
        Configuration configuration = inForce.get();
        Settings.Auth auth = configuration.settings().auth();
        if (!auth.enabled()) {
            throw new SignInException(Kind.DISABLED, "signing in is not enabled here (auth.enabled is false)");
        }
        Optional<Account> account = passwords.account(configuration, username, password, address);
        if (account.isEmpty()) {
            record.loginRefused(Account.find(configuration, username), address);
            // No secret: everybody is told by status() whether the built-in administrator has a password.
            throw username.equals(auth.username()) && auth.passwordHash().isEmpty()
                    ? withoutPassword(username)
                    : new SignInException(Kind.WRONG, "wrong credentials: no account has this name and this password");
        }
        String token = sessions.begin(account.get(), auth.session());
        record.loggedIn(account.get(), address);
        return new Session(token, auth.session(), username, account.get().role());
    }

    @Override
    public void logOut(Caller caller) {
        String session = caller.credential();
        if (caller.kind() == Caller.Kind.SESSION && session != null) {
            sessions.end(session);
            record.loggedOut(caller);
        }
    }

    @Override
    public void changePassword(Caller caller, String current, String next)
            throws SignInException, EditRefusedException {
        Configuration configuration = inForce.get();
        Account account = own(caller, configuration);
        if (account.passwordHash().isEmpty()) {
            throw withoutPassword(account.name());
        }
        requirePassword(configuration, caller, account, current, "changePassword");
        PasswordRules.require(next, configuration.settings().auth().policy());
        String hash = passwords.hash(next);
        carry(caller, account.name(), hash);
        edit(caller, account, "changePassword", changes.password(account.name(), hash));
    }

    @Override
    public String changeUsername(Caller caller, String password, String name)
            throws SignInException, EditRefusedException {
        Configuration configuration = inForce.get();
        Account account = own(caller, configuration);
        if (!account.passwordHash().isEmpty()) {
            requirePassword(configuration, caller, account, password, "changeUsername");
        }
        String next = AccountNames.require(name);
        if (next.equals(account.name())) {
            return next;
        }
        AccountNames.requireFree(configuration, next);
        carry(caller, next, account.passwordHash());
        edit(caller, account, "changeUsername", changes.rename(account.name(), next));
        pictures.move(account.name(), next);
        return next;
    }

    /** Their account; while callers need not identify themselves, whoever may do everything speaks for the administrator. */
    private static Account own(Caller caller, Configuration configuration) throws SignInException {
        Optional<Account> account = switch (caller.kind()) {
            case SESSION -> Account.find(configuration, caller.name());
            case ANONYMOUS, LOCAL ->
                Optional.of(Account.builtIn(configuration))
                        .filter(builtIn -> caller.role().includes(Role.ADMIN));
            case API_KEY -> Optional.empty();
        };
        return account.orElseThrow(() -> new SignInException(
                Kind.NOT_CONFIGURED,
                "'" + caller.name() + "' has no account here; sign in with a name and a password"));
    }

    private void requirePassword(
            Configuration configuration, Caller caller, Account account, String password, String action)
            throws SignInException {
        if (passwords
                .account(configuration, account.name(), password, caller.address())
                .isEmpty()) {
            record.refused(caller, action, account.name(), "wrong password");
            throw new SignInException(Kind.WRONG, "the current password is wrong");
        }
    }

    private void carry(Caller caller, String name, String passwordHash) {
        String session = caller.credential();
        if (caller.kind() == Caller.Kind.SESSION && session != null) {
            sessions.carry(session, name, passwordHash);
        }
    }

    /** The change is for the account whose password was checked, and for no other that got its name meanwhile. */
    private void edit(Caller caller, Account account, String action, Change change) throws EditRefusedException {
        editing.edit(
                change,
                new EditConfiguration.Options(
                        new EditConfiguration.Author(caller, null),
                        action,
                        account.name(),
                        false,
                        current -> Account.find(current, account.name())
                                .filter(now -> now.passwordHash().equals(account.passwordHash()))
                                .isPresent()));
    }

    private static SignInException withoutPassword(String name) {
        return new SignInException(
                Kind.NOT_CONFIGURED,
                "no password is configured for '" + name + "'; set one with " + SafeToServe.command("FILE"));
    }
}
