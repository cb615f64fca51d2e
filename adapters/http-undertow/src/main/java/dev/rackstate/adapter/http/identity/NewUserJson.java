package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.domain.identity.Role;

/** Somebody new who may sign in. */
record NewUserJson(
        @JsonPropertyDescription("What they sign in as: 1 to 64 printable characters that nobody else has.")
        String name,

        @JsonPropertyDescription("What they may do.") Role role,

        @JsonPropertyDescription("What they sign in with; /api/auth/status says what it must be.")
        String password) {
    @Override
    public String toString() {
        return "NewUserJson[name=" + name + ", role=" + role + "]";
    }
}
