package dev.rackstate.adapter.http.libraryfile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;

/** The text that a file shall have. Anything else than a string is refused in the words of the contract, with 400. */
record FileContentJson(
        @JsonPropertyDescription("The text, which is written to the letter: a string.") @Nullable
        Object content) {}
