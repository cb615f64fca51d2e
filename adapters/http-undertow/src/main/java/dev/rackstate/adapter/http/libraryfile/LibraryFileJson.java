package dev.rackstate.adapter.http.libraryfile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A file and its text. */
record LibraryFileJson(
        @JsonPropertyDescription("Its name in the library.") String name,

        @JsonPropertyDescription("Its text, to the letter.") String content) {}
