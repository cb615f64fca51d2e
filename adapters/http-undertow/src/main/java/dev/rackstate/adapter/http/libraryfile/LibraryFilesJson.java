package dev.rackstate.adapter.http.libraryfile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.configuration.ConfigurationFiles;
import java.util.List;

/** The files of a library. */
record LibraryFilesJson(
        @JsonPropertyDescription("In the order in which they are loaded.")
        List<ListedFileJson> files) {

    /** A file of a library. */
    record ListedFileJson(
            @JsonPropertyDescription("Its name in the library.")
            String name,

            @JsonPropertyDescription("The file, as the configuration names it.")
            String path,

            @JsonPropertyDescription("The path from the library's directory; the same as the name.")
            String relative) {
        static ListedFileJson of(ConfigurationFiles.LibraryFile file) {
            return new ListedFileJson(file.name(), file.path(), file.name());
        }
    }
}
