package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What people sign in with. */
record CredentialsJson(
        @JsonPropertyDescription("The account.") String username,

        @JsonPropertyDescription("Its password.") String password) {
    @Override
    public String toString() {
        return "CredentialsJson[username=" + username + "]";
    }
}
