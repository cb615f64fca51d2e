package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.configuration.Configuration;

/** A rack to be. */
record NewRackJson(
        @JsonPropertyDescription("What people call it; blanks at its ends are dropped.")
        String name,

        @JsonPropertyDescription("Unique in the installation; made of the name when absent or empty.") @Nullable
        String id,

        @JsonPropertyDescription("Its height in rack units, 1 to 60; absent, that of its template, or 42.") @Nullable
        Integer uHeight,

        @JsonPropertyDescription("Its rack template.") @Nullable
        String templateId) {
    /** A template named by no text at all is none. */
    NewRackJson {
        templateId = templateId == null || templateId.isBlank() ? null : templateId;
    }

    int uHeight(Configuration in) {
        return uHeight != null ? uHeight : in.catalog().rackHeight(templateId);
    }
}
