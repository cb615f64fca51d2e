package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.json.FieldError;
import dev.rackstate.adapter.http.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a route, in the path, in the query string or in a header. A constant: a route declares it and its
 * handler reads it by the same object.
 *
 * @param name what it is called in the address
 * @param place where it stands
 * @param type what it may be
 * @param required whether it must be there
 * @param fallback what it is when absent, or null when it has no default
 * @param description what it is for
 * @param <T> what it means
 */
public record Parameter<T>(
        String name,
        Place place,
        ParameterType<T> type,
        boolean required,
        @Nullable T fallback,
        String description) {
    /** Where a parameter stands. */
    public enum Place {
        /** One segment of the path; always present. */
        PATH,
        /** The query string. */
        QUERY,
        /** A header; may be absent. */
        HEADER
    }

    /** A segment of the path. */
    public static <T> Parameter<T> path(String name, ParameterType<T> type, String description) {
        return new Parameter<>(name, Place.PATH, type, true, null, description);
    }

    /** A part of the query string that may be absent. */
    public static <T> Parameter<T> query(String name, ParameterType<T> type, String description) {
        return new Parameter<>(name, Place.QUERY, type, false, null, description);
    }

    /** A part of the query string that must be there. */
    public static <T> Parameter<T> required(String name, ParameterType<T> type, String description) {
        return new Parameter<>(name, Place.QUERY, type, true, null, description);
    }

    /** A part of the query string with a default. */
    public static <T> Parameter<T> query(String name, ParameterType<T> type, T fallback, String description) {
        return new Parameter<>(name, Place.QUERY, type, false, fallback, description);
    }

    /** A header that may be absent. */
    public static Parameter<String> header(String name, String description) {
        return new Parameter<>(name, Place.HEADER, ParameterType.TEXT, false, null, description);
    }

    /** Reads the parameter; text that is not allowed is added to the errors. */
    @Nullable
    T read(@Nullable String text, List<FieldError> errors) {
        if (text == null) {
            if (required) {
                errors.add(
                        new FieldError("missing", List.of(Json.word(place), name), "'" + name + "' is required", null));
            }
            return fallback;
        }
        try {
            return type.parse(text);
        } catch (ParameterType.InvalidValueException e) {
            errors.add(new FieldError(e.error(), List.of(Json.word(place), name), name + ": " + e.getMessage(), text));
            return null;
        }
    }
}
