package dev.rackstate.adapter.http.libraryfile;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.application.configuration.Problem;
import java.util.List;

/** A file that is not written for what is wrong with it. */
record InvalidContentJson(
        @JsonPropertyDescription("What is wrong.") ContentErrorsJson detail) {

    /** What is wrong with the text of a file. */
    record ContentErrorsJson(
            @JsonPropertyDescription("Always \"Validation failed\".")
            String message,

            @JsonPropertyDescription("Everything, ordered by file, line and column.")
            List<ContentErrorJson> errors) {}

    /** One thing that is wrong. */
    record ContentErrorJson(
            @JsonPropertyDescription("Always null: the place is said by line and column.") @Nullable
            Integer index,

            @JsonPropertyDescription("Always null: the message names what it is about.") @Nullable
            String id,

            @JsonPropertyDescription("The file; another one when the text is wrong for what stands there.")
            String file,

            @JsonPropertyDescription("From 1; 0 when it is the file as a whole.")
            int line,

            @JsonPropertyDescription("From 1; 0 when it is the file as a whole.")
            int column,

            @JsonPropertyDescription("What is wrong, in a list of one.")
            List<ContentMessageJson> errors) {
        static ContentErrorJson of(Problem problem) {
            return new ContentErrorJson(
                    null,
                    null,
                    problem.file(),
                    problem.line(),
                    problem.column(),
                    List.of(new ContentMessageJson(problem.level(), problem.message())));
        }
    }

    /** What is wrong, in words. */
    record ContentMessageJson(
            @JsonPropertyDescription("error, or warning where warnings are not accepted.")
            Problem.Level level,

            @JsonPropertyDescription("What is wrong, the value, and what is allowed.")
            String msg) {}

    static InvalidContentJson of(List<Problem> problems) {
        return new InvalidContentJson(new ContentErrorsJson(
                "Validation failed",
                problems.stream().sorted().map(ContentErrorJson::of).toList()));
    }
}
