package dev.rackstate.adapter.simulator.model;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The labels of one series. A label with an empty value does not exist, as Prometheus has it. Immutable. */
public interface Labels {
    /** The label that holds the metric's name. */
    String NAME = "__name__";

    /** No labels. */
    Labels NONE = of(Map.of());

    /** The value of a label, or null when there is none of that name. */
    @Nullable
    String get(String label);

    /** Shows every label with its value. */
    void forEach(BiConsumer<String, String> visitor);

    /** The same labels without the metric's name. */
    Labels withoutName();

    /** All labels by name. */
    default Map<String, String> toMap() {
        Map<String, String> map = new TreeMap<>();
        forEach(map::put);
        return map;
    }

    /** These labels. */
    static Labels of(Map<String, String> labels) {
        Map<String, String> copy = Map.copyOf(labels);
        return new Labels() {
            @Override
            public @Nullable String get(String label) {
                return copy.get(label);
            }

            @Override
            public void forEach(BiConsumer<String, String> visitor) {
                copy.forEach(visitor);
            }

            @Override
            public Labels withoutName() {
                if (!copy.containsKey(NAME)) {
                    return this;
                }
                Map<String, String> unnamed = new TreeMap<>(copy);
                unnamed.remove(NAME);
                return Labels.of(unnamed);
            }
        };
    }
}
