package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Another name for one's own account. */
record UsernameChangeJson(
        @JsonPropertyDescription("The password that is in force.")
        String password,

        @JsonPropertyDescription("The name that takes the place of the one before; not blank.")
        String newUsername) {
    @Override
    public String toString() {
        return "UsernameChangeJson[newUsername=" + newUsername + "]";
    }
}
