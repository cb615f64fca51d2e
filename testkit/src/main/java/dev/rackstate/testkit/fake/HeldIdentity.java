package dev.rackstate.testkit.fake;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.editing.ConfigurationEditing;
import dev.rackstate.application.editing.ConfigurationInForce;
import dev.rackstate.application.editing.EditConfiguration;
import dev.rackstate.application.editing.StateDifference;
import dev.rackstate.application.identity.Identity;
import dev.rackstate.application.identity.IdentityState;
import dev.rackstate.application.identity.SessionTokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/**
 * The real {@link Identity} over things that are held in memory: a configuration, a clock, an audit log. Passwords cost
 * nothing. Safe for concurrent use.
 */
public final class HeldIdentity implements AutoCloseable {
    private final HeldConfigurationStore store;
    private final SettableClock clock;
    private final ManualScheduler scheduler = new ManualScheduler();
    private final HeldAuditLog audit = new HeldAuditLog();
    private final QuickHashing hashing = new QuickHashing();
    private final HeldAvatars avatars = new HeldAvatars();
    private final EditConfiguration editing;
    private final Identity identity;
    private volatile Configuration inForce;

    /** An identity over this configuration, with tokens and a state that are held in memory as well. */
    public HeldIdentity(Configuration configuration, SettableClock clock) {
        this(configuration, clock, new HeldSessionTokens(), new HeldIdentityState());
    }

    /** An identity over this configuration. */
    public HeldIdentity(Configuration configuration, SettableClock clock, SessionTokens tokens, IdentityState state) {
        this.store = new HeldConfigurationStore(configuration);
        this.clock = clock;
        this.inForce = configuration;
        this.editing = new ConfigurationEditing(store, new InForce(), audit, clock);
        this.identity = new Identity(
                new Identity.Ports(() -> inForce, editing, hashing, tokens, state, avatars, audit),
                scheduler,
                clock,
                new SecureRandom());
    }

    /** The configuration with sign-in switched on: an administrator {@code admin} with this password, a day's sessions. */
    public static Configuration signInFor(Configuration configuration, String password) {
        Settings.Auth auth = new Settings.Auth(
                true,
                "admin",
                new QuickHashing().hash(password),
                "",
                Duration.ofHours(24),
                Settings.PasswordPolicy.DEFAULT,
                List.of());
        return configuration.withSettings(configuration.settings().withAuth(auth));
    }

    /** The real thing. */
    public Identity identity() {
        return identity;
    }

    /** Puts another configuration in force, as if it had been written by hand. */
    public void change(Configuration configuration) {
        store.change(configuration);
        inForce = configuration;
    }

    /** The configuration in force. */
    public Configuration inForce() {
        return inForce;
    }

    /** Changes the configuration. */
    public EditConfiguration editing() {
        return editing;
    }

    /** Where the configuration is held. */
    public HeldConfigurationStore store() {
        return store;
    }

    /** What was noted. */
    public HeldAuditLog audit() {
        return audit;
    }

    /** What was hashed and compared. */
    public QuickHashing hashing() {
        return hashing;
    }

    /** The pictures. */
    public HeldAvatars avatars() {
        return avatars;
    }

    /** Runs the task that keeps what is remembered. */
    public void flush() {
        scheduler.run(Identity.TASK);
    }

    /** The time. */
    public SettableClock clock() {
        return clock;
    }

    @Override
    public void close() {
        identity.close();
    }

    private final class InForce implements ConfigurationInForce {
        @Override
        public void adopt(Configuration configuration) {
            inForce = configuration;
        }

        @Override
        public StateDifference preview(Configuration configuration) {
            return new StateDifference(List.of(), 0, "no state would change");
        }
    }
}
