package dev.rackstate.adapter.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One field of a JSON object, as the component of a record declares it.
 *
 * @param name its name in JSON
 * @param type its Java type
 * @param nullable whether null may stand in its place
 * @param omitted whether it is left out instead of being null
 * @param description what it is; empty when nothing is said
 */
record Field(String name, Type type, boolean nullable, boolean omitted, String description) {
    /** The fields of a record in order, with those of unwrapped records in their place. */
    static List<Field> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(Field::of).toList();
    }

    private static Stream<Field> of(RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
            return of(component.getType()).stream();
        }
        JsonPropertyDescription description = component.getAccessor().getAnnotation(JsonPropertyDescription.class);
        return Stream.of(new Field(
                Json.name(component.getName()),
                component.getGenericType(),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                component.getAccessor().isAnnotationPresent(JsonInclude.class),
                description == null ? "" : description.value()));
    }
}
