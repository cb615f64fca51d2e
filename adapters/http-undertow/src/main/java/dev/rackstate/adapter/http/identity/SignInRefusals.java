package dev.rackstate.adapter.http.identity;

import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.application.identity.SignIn.SignInException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller is told who did not get through with a password. */
final class SignInRefusals {
    private SignInRefusals() {}

    static Refusal of(SignInException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case DISABLED, NOT_CONFIGURED -> Refusal.of(400, message);
            case WRONG -> Challenge.wrongPassword(message);
            case NOT_ALLOWED -> Refusal.of(422, message);
            case THROTTLED -> Refusal.of(429, message, Map.of("Retry-After", seconds(e.retryAfter())));
        };
    }

    /** Rounded up: whoever comes back then is not too early. */
    private static String seconds(@Nullable Duration retryAfter) {
        return Long.toString(
                retryAfter == null
                        ? 1
                        : Math.max(1, retryAfter.plusSeconds(1).minusNanos(1).toSeconds()));
    }
}
