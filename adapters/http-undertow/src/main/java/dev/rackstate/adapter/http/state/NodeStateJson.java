package dev.rackstate.adapter.http.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.entity.UniqueKeys;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.snapshot.Reason;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** The state of a node, or of a virtual node such as a disk slot. */
record NodeStateJson(
        @JsonPropertyDescription("Its state.") HealthState state,
        @JsonPropertyDescription("Since when.") Instant since,

        @JsonPropertyDescription("The device it belongs to.")
        String deviceId,

        @JsonPropertyDescription("Its place in the device's layout, counted from 1.")
        int slot,

        @JsonPropertyDescription("The node that a virtual node belongs to; null for a node.") @Nullable
        String instance,

        @JsonPropertyDescription("Degrees Celsius; null when unknown or not asked for.") @Nullable
        Double temperature,

        @JsonPropertyDescription("Watts; null when unknown or not asked for.") @Nullable
        Double power,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("Why no check says anything, when none does.")
        @Nullable
        Reason reason,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonPropertyDescription("The same in words.") @Nullable
        String message,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("The ids of the active maintenances that cover it; absent when there are none.")
        List<String> maintenance,

        @JsonPropertyDescription("What checks say of it.") List<CheckStateJson> checks,

        @JsonPropertyDescription("Those of the checks that are WARN or CRIT.")
        List<CheckStateJson> alerts) {
    /** Adds a node and its virtual nodes. */
    static void add(Publication now, int node, boolean measured, UniqueKeys<NodeStateJson> to) {
        CompiledTopology topology = now.topology();
        String id = topology.id(node);
        String device = topology.id(topology.parent(node));
        int slot = topology.node(node).slot();
        Evidence evidence = Evidence.on(now.snapshot(), node);
        to.put(
                id,
                () -> topology.path(node),
                new NodeStateJson(
                        now.snapshot().state(node),
                        now.snapshot().since(node),
                        device,
                        slot,
                        null,
                        measured ? orNull(now.measurements().temperature(node)) : null,
                        measured ? orNull(now.measurements().power(node)) : null,
                        evidence.silence() == null ? null : evidence.silence().reason(),
                        evidence.silence() == null ? null : evidence.silence().message(),
                        now.maintenances(node),
                        evidence.checks(),
                        Evidence.alerts(evidence.checks())));
        evidence.virtual().forEach((key, checks) -> {
            HealthState state = Evidence.worst(checks);
            to.put(
                    key,
                    () -> topology.path(node) + "/" + key,
                    new NodeStateJson(
                            state,
                            Evidence.since(checks, state),
                            device,
                            slot,
                            id,
                            null,
                            null,
                            null,
                            null,
                            now.maintenances(node),
                            checks,
                            Evidence.alerts(checks)));
        });
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
