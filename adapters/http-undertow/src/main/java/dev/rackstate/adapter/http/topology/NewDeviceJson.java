package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Default;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.domain.topology.Instances;
import java.util.Map;

/** A device to be. */
record NewDeviceJson(
        @JsonPropertyDescription("Any text that is not blank; unique in its rack.")
        String id,

        @JsonPropertyDescription("What people call it.") String name,

        @JsonPropertyDescription("Its device template, which must exist.")
        String templateId,

        @JsonPropertyDescription("The lowest rack unit it occupies, counted from 1; the units must be free.")
        int uPosition,

        @JsonPropertyDescription("Its nodes; null or absent when the device itself is the node.") @Nullable
        InstanceJson instance,

        @JsonPropertyDescription("Free labels.") @Nullable Map<String, String> labels,

        @JsonPropertyDescription("How it takes part in propagation.") @Default("{}")
        AggregationJson aggregation) {
    DeviceJson device() {
        InstanceJson nodes = instance == null ? InstanceJson.of(Instances.NONE) : instance;
        return new DeviceJson(id, name, templateId, uPosition, nodes, labels, aggregation);
    }
}
