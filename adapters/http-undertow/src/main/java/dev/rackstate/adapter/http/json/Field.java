package dev.rackstate.adapter.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.domain.edit.Patch;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One field of a JSON object, as the component of a record declares it.
 *
 * @param name its name in JSON
 * @param type its Java type; of a {@code Patch}, that of the property
 * @param nullable whether null may stand in its place
 * @param omitted whether an answer leaves it out instead of writing null
 * @param optional whether a request may leave it out
 * @param fallback what it is when a request leaves it out, as JSON; null when that is nothing
 * @param allowed what it may be beyond its type, or null
 * @param forms the records that describe a free-form field; empty when there are none
 * @param description what it is; empty when nothing is said
 */
record Field(
        String name,
        Type type,
        boolean nullable,
        boolean omitted,
        boolean optional,
        @Nullable String fallback,
        @Nullable Allowed allowed,
        List<Class<? extends Record>> forms,
        String description) {
    /** The fields of a record in order, with those of unwrapped records in their place. */
    static List<Field> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(Field::of).toList();
    }

    private static Stream<Field> of(RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
            return of(component.getType()).stream();
        }
        boolean patch = component.getType() == Patch.class;
        boolean nullable = component.isAnnotationPresent(Clearable.class)
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Default fallback = component.getAnnotation(Default.class);
        DescribedAs forms = component.getAnnotation(DescribedAs.class);
        JsonPropertyDescription description = component.getAccessor().getAnnotation(JsonPropertyDescription.class);
        JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
        return Stream.of(new Field(
                name == null ? Json.name(component.getName()) : name.value(),
                patch
                        ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                        : component.getGenericType(),
                nullable,
                component.getAccessor().isAnnotationPresent(JsonInclude.class),
                patch || nullable || fallback != null,
                fallback == null ? null : fallback.value(),
                component.getAnnotation(Allowed.class),
                forms == null ? List.of() : List.of(forms.value()),
                description == null ? "" : description.value()));
    }
}
