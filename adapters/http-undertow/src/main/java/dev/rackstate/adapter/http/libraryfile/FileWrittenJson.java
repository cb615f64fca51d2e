package dev.rackstate.adapter.http.libraryfile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** A file that was written or removed. */
record FileWrittenJson(
        @JsonPropertyDescription("ok, or deleted.") String status,
        @JsonPropertyDescription("The file's name.") String name,

        @JsonPropertyDescription("Warnings that this brought, with file, line and column.")
        List<String> warnings) {}
