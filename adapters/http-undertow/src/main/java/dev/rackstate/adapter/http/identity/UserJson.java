package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.identity.ManageAccounts.UserView;
import dev.rackstate.domain.identity.Role;
import java.time.Instant;

/** Somebody who may sign in. */
record UserJson(
        @JsonPropertyDescription("What they sign in as.") String name,

        @JsonPropertyDescription("What they may do.") Role role,

        @JsonPropertyDescription("Whether they may sign in at all.")
        boolean enabled,

        @JsonPropertyDescription("Whether this is the administrator of the main file, who always stays one.")
        boolean builtIn,

        @JsonPropertyDescription("Whether they are enabled and have something to sign in with.")
        boolean canSignIn,

        @JsonPropertyDescription("When the account was made; null when that is not known.") @Nullable
        Instant createdAt) {
    static UserJson of(UserView user) {
        return new UserJson(
                user.name(),
                user.role(),
                user.enabled(),
                user.builtIn(),
                user.enabled() && user.hasPassword(),
                user.createdAt());
    }
}
