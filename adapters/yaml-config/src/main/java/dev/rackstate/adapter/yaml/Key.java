package dev.rackstate.adapter.yaml;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One key of a file.
 *
 * @param path where it stands, with a dot between the levels
 * @param secret whether its value must never be shown
 * @param fallback what it means when it is absent
 * @param reading how it is read
 */
record Key<T extends @Nullable Object>(String path, boolean secret, T fallback, Reading<T> reading) {
    /** Reads a key of a section. */
    interface Reading<T extends @Nullable Object> {
        T read(Fields section, String name, T fallback);
    }

    /** A single value. */
    static <T extends @Nullable Object> Key<T> of(String path, Form<? extends T> form, T fallback) {
        return new Key<>(
                path, form.secret(), fallback, (section, name, absent) -> section.optional(name, form, absent));
    }

    /** A single value that must be given. */
    static <T> Key<T> required(String path, Form<T> form, T standIn) {
        return new Key<>(path, form.secret(), standIn, (section, name, absent) -> section.required(name, form, absent));
    }

    /** A single value where {@code null} is a value of its own, not the same as absent. */
    static <T> Key<@Nullable T> orNull(String path, Form<T> form, @Nullable T fallback) {
        return new Key<>(path, form.secret(), fallback, (section, name, absent) -> {
            YamlValue value = section.peek(name);
            boolean none = value != null && value.isNull();
            return section.optional(name, form, none ? null : absent);
        });
    }

    /** A list of values. */
    static <T> Key<List<T>> list(String path, Form<T> form, List<T> fallback) {
        return new Key<>(path, form.secret(), fallback, (section, name, absent) -> {
            boolean given = section.has(name);
            List<T> list = section.list(name, form);
            return given ? list : absent;
        });
    }

    /** A mapping of names of one's own choice to values. */
    static <T> Key<Map<String, T>> map(String path, Form<T> form, Map<String, T> fallback) {
        return new Key<>(path, form.secret(), fallback, (section, name, absent) -> {
            boolean given = section.has(name);
            Map<String, T> map = section.map(name, form);
            return given ? map : absent;
        });
    }

    /** The path of the section the key stands in; empty for a key of the top level. */
    String section() {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
