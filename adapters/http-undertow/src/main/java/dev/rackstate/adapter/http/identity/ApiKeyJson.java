package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.identity.ManageAccounts.ApiKeyView;
import dev.rackstate.domain.identity.Role;
import java.time.Instant;

/** A key for programs, without what makes it one. */
record ApiKeyJson(
        @JsonPropertyDescription("What the key is known by here.")
        String id,

        @JsonPropertyDescription("What it is for.") String name,

        @JsonPropertyDescription("Its first characters, by which people recognise it.")
        String prefix,

        @JsonPropertyDescription("What it may do.") Role role,

        @JsonPropertyDescription("When it was made.") Instant createdAt,

        @JsonPropertyDescription("Who made it.") String createdBy,

        @JsonPropertyDescription("When it ends; null for never.") @Nullable
        Instant expiresAt,

        @JsonPropertyDescription("When it was last used; null when it was not since that was first recorded.") @Nullable
        Instant lastUsed) {
    static ApiKeyJson of(ApiKeyView key) {
        return new ApiKeyJson(
                key.id(),
                key.name(),
                key.prefix(),
                key.role(),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                key.lastUsed());
    }

    /** The same whatever use is made of the key: what an entity tag is made of. */
    ApiKeyJson unused() {
        return new ApiKeyJson(id, name, prefix, role, createdAt, createdBy, expiresAt, null);
    }
}
