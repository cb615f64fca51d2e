package dev.rackstate.domain.edit;

import org.jspecify.annotations.Nullable;

/** What a change must say. */
final class Requirement {
    private Requirement() {}

    /** A name without blanks at its ends. */
    static String name(String noun, Object id, @Nullable String name) throws ChangeRefusedException {
        if (name == null || name.isBlank()) {
            throw ChangeRefusedException.invalid("a name is required for the " + noun + " '" + id + "'");
        }
        return name.strip();
    }

    /** The name that a change gives, or the one that there is. */
    static String name(String noun, Object id, Patch<String> name, String current) throws ChangeRefusedException {
        return name.given() ? name(noun, id, name.value()) : current;
    }

    /** The value that a change gives, which must not be null, or the one that there is. */
    static <T> T value(String key, Patch<T> patch, T current) throws ChangeRefusedException {
        T value = patch.over(current);
        if (value == null) {
            throw ChangeRefusedException.invalid("a value is required for " + key + "; it cannot be null");
        }
        return value;
    }
}
