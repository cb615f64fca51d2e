package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.identity.SignIn;

/** Whether and how people sign in here. */
record AuthStatusJson(
        @JsonPropertyDescription("Whether callers must identify themselves.")
        boolean enabled,

        @JsonPropertyDescription("Whether the built-in administrator has a password.")
        boolean configured,

        @JsonPropertyDescription("The built-in administrator.")
        String username,

        @JsonPropertyDescription("What a new password must be.")
        PolicyJson policy) {

    /** What a new password must be. */
    record PolicyJson(
            @JsonPropertyDescription("The fewest characters.")
            int minLength,

            @JsonPropertyDescription("The most characters; and at most 72 bytes of UTF-8, where bcrypt ends.")
            int maxLength,

            @JsonPropertyDescription("Whether a digit is asked for.")
            boolean requireDigit,

            @JsonPropertyDescription("Whether ASCII punctuation is asked for.")
            boolean requireSymbol) {
        static PolicyJson of(Settings.PasswordPolicy policy) {
            return new PolicyJson(
                    policy.minLength(), policy.maxLength(), policy.requireDigit(), policy.requireSymbol());
        }
    }

    static AuthStatusJson of(SignIn.Status status) {
        return new AuthStatusJson(
                status.enabled(), status.configured(), status.username(), PolicyJson.of(status.policy()));
    }
}
