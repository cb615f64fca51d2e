package dev.rackstate.adapter.http.message;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.FieldError;
import java.util.List;

/**
 * What a caller is told when parameters or the body are not what the route takes.
 *
 * @param error always the same words
 * @param detail everything that is wrong
 * @param path the path that was asked for
 */
public record ValidationErrorJson(
        @JsonPropertyDescription("Always \"Validation error\".")
        String error,

        @JsonPropertyDescription("Everything that is wrong.")
        List<FieldError> detail,

        @JsonPropertyDescription("The path that was asked for.")
        String path) {}
