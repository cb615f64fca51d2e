package dev.rackstate.adapter.http.stream;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.snapshot.Snapshot;
import dev.rackstate.domain.topology.CompiledTopology;
import dev.rackstate.domain.topology.EntityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a publication changed. */
record StateEventJson(
        @JsonPropertyDescription("The version of the snapshot.")
        long version,

        @JsonPropertyDescription("When its round began.") Instant time,

        @JsonPropertyDescription("True when the changes are not listed, because the building itself changed or there"
                + " are too many: read everything anew.")
        boolean reset,

        @JsonPropertyDescription("The entities whose state changed.")
        List<ChangeJson> changed) {
    /** More changes than this are not listed one by one. */
    static final int MOST_CHANGES = 10_000;

    static StateEventJson between(Snapshot before, Snapshot after) {
        List<ChangeJson> changed = new ArrayList<>();
        boolean reset = before.topology() != after.topology();
        int size = reset ? 0 : after.topology().size();
        for (int entity = 0; entity < size && changed.size() <= MOST_CHANGES; entity++) {
            if (before.rank(entity) != after.rank(entity)) {
                changed.add(ChangeJson.of(before, after, entity));
            }
        }
        boolean tooMany = changed.size() > MOST_CHANGES;
        return new StateEventJson(after.version(), after.time(), reset || tooMany, tooMany ? List.of() : changed);
    }

    /** A change of state. */
    record ChangeJson(
            @JsonPropertyDescription("What changed.") EntityKind kind,
            @JsonPropertyDescription("Its id.") String id,

            @JsonPropertyDescription("The ids from the site down to it, joined by slashes.")
            String path,

            @JsonPropertyDescription("Its state now.") HealthState state,
            @JsonPropertyDescription("Its state before.") HealthState from,
            @JsonPropertyDescription("Since when.") Instant since) {
        static ChangeJson of(Snapshot before, Snapshot after, int entity) {
            CompiledTopology topology = after.topology();
            return new ChangeJson(
                    topology.kind(entity),
                    topology.id(entity),
                    topology.path(entity),
                    after.state(entity),
                    before.state(entity),
                    after.since(entity));
        }
    }
}
