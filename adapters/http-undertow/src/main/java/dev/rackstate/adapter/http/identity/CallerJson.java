package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.domain.identity.Caller;
import dev.rackstate.domain.identity.Role;

/** The caller, as the server knows them. */
record CallerJson(
        @JsonPropertyDescription("The name of the account, or of the API key.")
        String username,

        @JsonPropertyDescription("What they may do.") Role role,

        @JsonPropertyDescription("How they are known: session or api_key.")
        Caller.Kind kind) {
    static CallerJson of(Caller caller) {
        return new CallerJson(caller.name(), caller.role(), caller.kind());
    }
}
