package dev.rackstate.adapter.http.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Nullable;

/**
 * What a caller is told when a request is not carried out.
 *
 * @param detail why
 * @param requestId under which id the log has more, when the fault is ours
 */
public record ErrorJson(
        @JsonPropertyDescription("Why the request was not carried out.")
        String detail,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("The id under which the server's log has more; only when the fault is the server's.")
        @Nullable
        String requestId) {}
