package dev.rackstate.adapter.http.json;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/**
 * One thing that is wrong with what a caller sent.
 *
 * @param type what is wrong, as a word for programs: {@code missing}, {@code int_parsing}, {@code extra_forbidden}, ...
 * @param loc where: {@code body}, {@code query} or {@code path}, then names and array positions down to the field
 * @param msg what is wrong and what is allowed, for people
 * @param input what was sent
 */
public record FieldError(
        @JsonPropertyDescription("What is wrong, as a word for programs: missing, int_parsing, extra_forbidden, ...")
        String type,

        @JsonPropertyDescription("Where: body, query or path, then names and array positions down to the field.")
        List<Object> loc,

        @JsonPropertyDescription("What is wrong and what is allowed.")
        String msg,

        @JsonPropertyDescription("What was sent.") @Nullable Object input) {
    /** Copies the place. */
    public FieldError {
        loc = List.copyOf(loc);
    }
}
