package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;

/** The picture of an account. */
record AvatarJson(
        @JsonPropertyDescription("A data URL (RFC 2397) such as data:image/png;base64,...; null for no picture.")
        @Nullable
        String avatar) {}
