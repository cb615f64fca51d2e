package dev.rackstate.adapter.http.readiness;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** That the process lives. */
record HealthJson(
        @JsonPropertyDescription("Always ok.") String status,

        @JsonPropertyDescription("The version of the server.")
        String version) {}
