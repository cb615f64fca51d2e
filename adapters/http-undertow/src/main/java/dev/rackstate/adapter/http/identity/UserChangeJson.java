package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.identity.Role;

/** What is to be different about a user; what is null or absent stays as it is. */
record UserChangeJson(
        @JsonPropertyDescription("What they may do.") @Nullable
        Role role,

        @JsonPropertyDescription("What they sign in with from now on.") @Nullable
        String password,

        @JsonPropertyDescription("Whether they may sign in at all.") @Nullable
        Boolean enabled) {
    @Override
    public String toString() {
        return "UserChangeJson[role=" + role + ", enabled=" + enabled + "]";
    }
}
