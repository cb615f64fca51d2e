package dev.rackstate.adapter.http.check;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import java.util.List;

/** A check that is tried: one of the library, with other properties where they are given, or a whole definition. */
record TryRequestJson(
        @JsonPropertyDescription("A check of the library; then the definition names only what is to be different.")
        @Nullable
        String checkId,

        @JsonPropertyDescription("The definition, or what is different.") @Nullable
        CheckDefinitionJson check,

        @JsonPropertyDescription(
                "Device, rack or component templates that are taken to name the check; those that do" + " when absent.")
        @Nullable
        List<String> templateIds,

        @JsonPropertyDescription("The one source that is asked; all that answer the check when absent.") @Nullable
        String source) {}
