package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Another password for one's own account. */
record PasswordChangeJson(
        @JsonPropertyDescription("The password that is in force.")
        String currentPassword,

        @JsonPropertyDescription("The one that takes its place; /api/auth/status says what it must be.")
        String newPassword) {
    @Override
    public String toString() {
        return "PasswordChangeJson[]";
    }
}
