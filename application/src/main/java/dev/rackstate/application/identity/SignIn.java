package dev.rackstate.application.identity;

import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.editing.EditRefusedException;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.domain.identity.Role;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What people do with their own account. Hashes passwords: not for a thread that must not wait. */
public interface SignIn {
    /** Whether and how people sign in here. */
    Status status();

    /**
     * Begins a session.
     *
     * @param address where the call comes from
     */
    Session logIn(String username, String password, String address) throws SignInException;

    /** Ends the session of a caller. Does nothing for callers without one. */
    void logOut(Caller caller);

    /**
     * Gives a caller another password. Takes effect at once, keeps the caller's own session and ends their others.
     *
     * @throws SignInException when the current password is wrong, the new one is against the policy, or there is no account
     * @throws EditRefusedException when it cannot be written down
     */
    void changePassword(Caller caller, String current, String next) throws SignInException, EditRefusedException;

    /** Gives a caller's account another name; their session stays. Returns the name without blanks at its ends. */
    String changeUsername(Caller caller, String password, String name) throws SignInException, EditRefusedException;

    /**
     * Whether and how people sign in here.
     *
     * @param enabled whether callers must identify themselves
     * @param configured whether the built-in administrator has a password
     * @param username the built-in administrator
     * @param policy what a password must be
     */
    record Status(boolean enabled, boolean configured, String username, Settings.PasswordPolicy policy) {}

    /**
     * A session that began.
     *
     * @param token what the caller shows from now on
     * @param expiresIn how long it lasts, or null for no end
     * @param username whose it is
     * @param role what they may do
     */
    record Session(String token, @Nullable Duration expiresIn, String username, Role role) {
        @Override
        public String toString() {
            return "Session[username=" + username + ", role=" + role + "]";
        }
    }

    /** Not done, with the reason in words for the caller. Carries no stack trace: it is an answer. */
    final class SignInException extends Exception {
        private static final long serialVersionUID = 1L;

        /** Why not. */
        public enum Kind {
            /** Signing in is switched off. */
            DISABLED,
            /** There is no account or no password to sign in with. */
            NOT_CONFIGURED,
            /** The name or the password is wrong; which of them is not said. */
            WRONG,
            /** The new password or name is not allowed. */
            NOT_ALLOWED,
            /** Too many attempts, or too many at once. */
            THROTTLED
        }

        private final Kind kind;
        private final transient @Nullable Duration retryAfter;

        /** A refusal. */
        public SignInException(Kind kind, String message) {
            this(kind, message, null);
        }

        /**
         * A refusal.
         *
         * @param retryAfter when to come back, or null
         */
        public SignInException(Kind kind, String message, @Nullable Duration retryAfter) {
            super(message, null, false, false);
            this.kind = kind;
            this.retryAfter = retryAfter;
        }

        /** Why not. */
        public Kind kind() {
            return kind;
        }

        /** When to come back, or null. */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }
}
