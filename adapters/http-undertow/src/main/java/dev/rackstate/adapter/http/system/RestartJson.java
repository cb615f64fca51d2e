package dev.rackstate.adapter.http.system;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What is answered when the server begins to restart. */
record RestartJson(
        @JsonPropertyDescription("Always ok.") String status,
        @JsonPropertyDescription("What happens now.") String message) {}
