package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** An account has another name. */
record RenamedJson(
        @JsonPropertyDescription("Always true.") boolean ok,

        @JsonPropertyDescription("The name, without blanks at its ends.")
        String username) {}
