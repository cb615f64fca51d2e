package dev.rackstate.domain.edit;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a change does with one property: keep it, or set it (to null where the property may be absent).
 *
 * @param given whether it is set
 * @param value what it is set to; null when it is kept, or cleared
 * @param <T> the property's type
 */
public record Patch<T>(boolean given, @Nullable T value) {
    /** Keeps the property. */
    public static <T> Patch<T> keep() {
        return new Patch<>(false, null);
    }

    /** Sets the property, or clears it. */
    public static <T> Patch<T> to(@Nullable T value) {
        return new Patch<>(true, value);
    }

    /** The same with what the value comes to; clearing stays clearing. */
    public <R> Patch<R> map(Function<? super T, ? extends R> meaning) {
        return given ? to(value == null ? null : meaning.apply(value)) : keep();
    }

    /** The property after the change. */
    public @Nullable T over(@Nullable T current) {
        return given ? value : current;
    }
}
