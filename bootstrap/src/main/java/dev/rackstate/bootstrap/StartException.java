package dev.rackstate.bootstrap;

import org.jspecify.annotations.Nullable;

/** Why the server did not start, in one sentence for the person at the terminal. */
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    StartException(String sentence) {
        this(sentence, null);
    }
}
