package dev.rackstate.adapter.http.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads request bodies into records, or into maps of plain values where the keys are not known to the API.
 *
 * <p>Malformed JSON is one error. JSON that is well formed is held against the record as a whole, so that a caller
 * hears of everything that is wrong with it at once. Last, the record's own constructor has its say.
 *
 * <p>A component of the type {@code Patch} tells a field that is absent from one that is null; {@code @Default} says what
 * an absent one is.
 */
public final class RequestBodies {
    private RequestBodies() {}

    /**
     * The record that the bytes mean.
     *
     * @param longText whether strings may be as long as the largest body
     * @throws InvalidBodyException when they are not JSON or not what the record takes
     */
    public static <T> T read(byte[] bytes, Class<T> type, boolean longText) throws InvalidBodyException {
        return read(parse(bytes, longText ? Json.longTextParser() : Json.mapper()), type, List.of("body"));
    }

    /**
     * The record that a part of a body means, where the kind of record depends on another part.
     *
     * @param object the part as it was read
     * @param place where it stands in the request, for the errors
     * @throws InvalidBodyException when it is not what the record takes
     */
    public static <T> T read(Map<String, ?> object, Class<T> type, String... place) throws InvalidBodyException {
        return read(Json.mapper().valueToTree(object), type, List.of(place));
    }

    private static <T> T read(JsonNode tree, Class<T> type, List<String> place) throws InvalidBodyException {
        BodyCheck check = new BodyCheck(place);
        JsonNode whole = check.check(tree, type);
        if (!check.errors().isEmpty()) {
            throw new InvalidBodyException(check.errors());
        }
        try {
            return Json.mapper().treeToValue(whole, type);
        } catch (JacksonException e) {
            throw new InvalidBodyException(List.of(refusedByConstructor(e, whole, place)));
        }
    }

    private static JsonNode parse(byte[] bytes, JsonMapper parser) throws InvalidBodyException {
        if (bytes.length == 0) {
            throw new InvalidBodyException(
                    List.of(new FieldError("missing", List.of("body"), "a JSON body is required", null)));
        }
        try {
            return parser.readTree(bytes);
        } catch (JacksonException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new InvalidBodyException(List.of(new FieldError(
                    "json_invalid",
                    List.of("body"),
                    "the body is not valid JSON" + place + ": " + firstLine(e),
                    null)));
        }
    }

    private static String firstLine(JacksonException e) {
        return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }

    private static FieldError refusedByConstructor(JacksonException e, JsonNode tree, List<String> root) {
        List<Object> place = new ArrayList<>(root);
        JsonNode at = tree;
        for (Reference step : e.getPath()) {
            boolean named = step.getPropertyName() != null;
            place.add(named ? step.getPropertyName() : step.getIndex());
            at = named ? at.path(step.getPropertyName()) : at.path(step.getIndex());
        }
        Throwable reason = e;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        String message = reason instanceof JacksonException unreadable ? firstLine(unreadable) : reason.getMessage();
        return new FieldError("value_error", place, message == null ? "not allowed" : message, at);
    }
}
