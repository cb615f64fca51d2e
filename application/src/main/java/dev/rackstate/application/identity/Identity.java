package dev.rackstate.application.identity;

import dev.rackstate.application.audit.AuditLog;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.editing.EditConfiguration;
import dev.rackstate.application.schedule.Scheduler;
import dev.rackstate.domain.identity.Accounts.ApiKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Everything about who calls, put together: finding out who it is, signing in and out, and administering accounts. Safe
 * for concurrent use.
 *
 * <p>Owns the threads that hash passwords, and a task that keeps the use of API keys once a minute.
 */
public final class Identity implements AutoCloseable {
    /** The task that keeps what is remembered. */
    public static final String TASK = "identity-state";

    private static final Duration FLUSH_EVERY = Duration.ofMinutes(1);
    private static final int SALT_BYTES = 16;

    private final Supplier<Configuration> inForce;
    private final Remembered remembered;
    private final HashingPool pool = new HashingPool();
    private final Scheduler.Task flushing;
    private final IdentifyCaller callers;
    private final SignIn signIn;
    private final ManageAccounts accounts;

    /**
     * What it stands on.
     *
     * @param inForce the configuration in force; costs nothing and never blocks
     * @param editing changes it, and puts the change in force
     * @param hashing of passwords
     * @param tokens of sessions
     * @param state keeps what must not be forgotten
     * @param avatars follow their accounts
     * @param audit hears who signs in and out, and who tries
     */
    public record Ports(
            Supplier<Configuration> inForce,
            EditConfiguration editing,
            PasswordHashing hashing,
            SessionTokens tokens,
            IdentityState state,
            Avatars avatars,
            AuditLog audit) {}

    /**
     * Identity over these ports.
     *
     * @param scheduler runs the task
     * @param clock tells the wall time
     * @param random where keys and the ids of sessions come from
     */
    public Identity(Ports ports, Scheduler scheduler, InstantSource clock, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        inForce = ports.inForce;
        remembered = new Remembered(ports.state, clock);
        Sessions sessions = new Sessions(ports.tokens, remembered, clock, random);
        AccountChanges changes = new AccountChanges(ports.hashing);
        AccountPictures pictures = new AccountPictures(ports.avatars);
        PasswordCheck passwords = new PasswordCheck(new LoginThrottle(clock, salt), pool, ports.hashing);
        callers = new CallerIdentification(inForce, sessions, remembered, clock);
        signIn = new SigningIn(
                inForce, ports.editing, changes, passwords, sessions, pictures, new SignInRecord(ports.audit, clock));
        accounts = new AccountAdministration(
                inForce, ports.editing, changes, passwords, pictures, remembered, clock, random);
        flushing = scheduler.every(TASK, FLUSH_EVERY, this::flush);
    }

    /** Finds out who calls. */
    public IdentifyCaller callers() {
        return callers;
    }

    /** What people do with their own account. */
    public SignIn signIn() {
        return signIn;
    }

    /** What administrators do with accounts and keys. */
    public ManageAccounts accounts() {
        return accounts;
    }

    private void flush() {
        remembered.flush(
                inForce.get().accounts().apiKeys().stream().map(ApiKey::id).toList());
    }

    /** Ends the threads and keeps what is remembered. */
    @Override
    public void close() {
        flushing.close();
        pool.close();
        flush();
    }
}
