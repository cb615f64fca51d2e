package dev.rackstate.adapter.http.route;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * An answer that a route may give.
 *
 * @param status its status
 * @param description when it is given
 * @param mediaType what its body is; JSON when there is a schema
 * @param type the Java type of its JSON body, or null when it has none
 */
public record Response(
        int status,
        String description,
        String mediaType,
        @Nullable Type type) {}
