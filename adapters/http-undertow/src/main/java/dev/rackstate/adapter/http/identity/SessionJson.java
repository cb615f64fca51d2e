package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.identity.SignIn;
import dev.rackstate.domain.identity.Role;
import java.time.Duration;

/** A session that began. */
record SessionJson(
        @JsonPropertyDescription("What the caller sends from now on, as Authorization: Bearer <access_token>.")
        String accessToken,

        @JsonPropertyDescription("Always \"bearer\".") String tokenType,

        @JsonPropertyDescription("For how many seconds it is in force; null for no end.") @Nullable
        Long expiresIn,

        @JsonPropertyDescription("Whose session it is.") String username,

        @JsonPropertyDescription("What they may do.") Role role) {
    static SessionJson of(SignIn.Session session) {
        Duration expiresIn = session.expiresIn();
        return new SessionJson(
                session.token(),
                "bearer",
                expiresIn == null ? null : expiresIn.toSeconds(),
                session.username(),
                session.role());
    }

    @Override
    public String toString() {
        return "SessionJson[username=" + username + ", role=" + role + "]";
    }
}
