package dev.rackstate.domain.promql;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a placeholder stands for. Immutable. */
public final class Binding {
    /** Any non-empty label value: the whole scope. */
    public static final Binding ANYTHING = new Binding(".+", null);

    private final String regex;
    private final @Nullable String single;

    private Binding(String regex, @Nullable String single) {
        this.regex = regex;
        this.single = single;
    }

    /** Exactly one label value, whatever characters it holds. */
    public static Binding value(String value) {
        return new Binding(Escapes.regex(value), value);
    }

    /**
     * Any one of these label values, each meant literally.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Binding anyOf(Collection<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a binding needs at least one value");
        }
        String regex = values.stream().map(Escapes::regex).collect(Collectors.joining("|"));
        return new Binding(regex, values.size() == 1 ? values.iterator().next() : null);
    }

    /** A regular expression from the configuration, meant as one. */
    public static Binding pattern(String regex) {
        return new Binding(regex, null);
    }

    /** The regular expression (RE2, anchored by the server) that stands for the binding. */
    String regex() {
        return regex;
    }

    /** The one value, or null when the binding is not a single literal value. */
    @Nullable
    String single() {
        return single;
    }
}
