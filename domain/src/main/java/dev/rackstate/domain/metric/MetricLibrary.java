package dev.rackstate.domain.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All metric definitions by id. Of several definitions with one id the first counts. Immutable. */
public final class MetricLibrary {
    /** No definitions. */
    public static final MetricLibrary EMPTY = new MetricLibrary(List.of());

    private final Map<String, MetricDefinition> byId;

    /** A library of these definitions, in file order. */
    public MetricLibrary(List<MetricDefinition> definitions) {
        Map<String, MetricDefinition> map = new LinkedHashMap<>();
        definitions.forEach(definition -> map.putIfAbsent(definition.id(), definition));
        byId = Collections.unmodifiableMap(map);
    }

    /** The definitions in file order. */
    public List<MetricDefinition> all() {
        return List.copyOf(byId.values());
    }

    /** The definition with this id. */
    public Optional<MetricDefinition> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether the other one holds the same in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MetricLibrary that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }
}
