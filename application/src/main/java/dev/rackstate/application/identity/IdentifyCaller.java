package dev.rackstate.application.identity;

import dev.rackstate.domain.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Finds out who calls. Answers from memory: no file, no password hash, no waiting. */
public interface IdentifyCaller {
    /**
     * Who calls. While callers need not identify themselves everybody is anonymous: an administrator from a trusted
     * network, a viewer from elsewhere.
     *
     * @param bearer what stood after {@code Bearer} in the Authorization header, or null; a session token or an API key
     * @param apiKey what stood in {@code X-Api-Key}, or null
     * @param address where the call comes from, a literal address
     * @throws UnidentifiedException when callers must identify themselves and this one did not
     */
    Caller identify(@Nullable String bearer, @Nullable String apiKey, String address) throws UnidentifiedException;

    /** Nobody whom we know. Carries no stack trace: it is an answer. */
    final class UnidentifiedException extends Exception {
        private static final long serialVersionUID = 1L;

        /** A refusal; the message can be shown to the caller. */
        public UnidentifiedException(String message) {
            super(message, null, false, false);
        }
    }
}
