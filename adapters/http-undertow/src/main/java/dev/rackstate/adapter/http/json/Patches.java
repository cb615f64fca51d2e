package dev.rackstate.adapter.http.json;

import dev.rackstate.domain.edit.Patch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Reads what a partial body does with one property: absent keeps it, null clears it, everything else sets it. */
final class Patches extends ValueDeserializer<Patch<?>> {
    private final @Nullable JavaType property;

    Patches(@Nullable JavaType property) {
        this.property = property;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty component) {
        return new Patches(context.getContextualType().containedType(0));
    }

    @Override
    public Patch<?> deserialize(JsonParser in, DeserializationContext context) {
        return Patch.to(context.<Object>readValue(in, property));
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
        return Patch.to(null);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return Patch.keep();
    }
}
