package dev.rackstate.domain.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All checks by id. Of several checks with one id the first counts. Immutable. */
public final class CheckLibrary {
    /** No checks. */
    public static final CheckLibrary EMPTY = new CheckLibrary(List.of());

    private final Map<String, Check> byId;

    /** A library of these checks, in file order. */
    public CheckLibrary(List<Check> checks) {
        Map<String, Check> map = new LinkedHashMap<>();
        checks.forEach(check -> map.putIfAbsent(check.id(), check));
        byId = Collections.unmodifiableMap(map);
    }

    /** The checks in file order. */
    public List<Check> all() {
        return List.copyOf(byId.values());
    }

    /** The check with this id. */
    public Optional<Check> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether the other one holds the same in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CheckLibrary that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }
}
