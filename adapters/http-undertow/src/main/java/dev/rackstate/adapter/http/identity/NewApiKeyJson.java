package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.identity.Role;
import java.time.Instant;

/** A key that is wanted. */
record NewApiKeyJson(
        @JsonPropertyDescription("What it is for: 1 to 64 printable characters.")
        String name,

        @JsonPropertyDescription("What it may do.") Role role,

        @JsonPropertyDescription("When it ends; null for never.") @Nullable
        Instant expiresAt) {}
