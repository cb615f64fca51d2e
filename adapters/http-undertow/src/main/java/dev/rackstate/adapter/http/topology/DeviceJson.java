package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Default;
import dev.rackstate.adapter.http.json.Nullable;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.domain.topology.Device;
import java.util.Map;

/** A device as it is written down. */
record DeviceJson(
        @JsonPropertyDescription("Unique in its rack.") String id,
        @JsonPropertyDescription("What people call it.") String name,
        @JsonPropertyDescription("Its device template.") String templateId,

        @JsonPropertyDescription("The lowest rack unit it occupies, counted from 1.")
        int uPosition,

        @JsonPropertyDescription(
                "Its nodes as written down: an object from slot to name, an array of names, or one name;"
                        + " a name may hold a range such as n[001-004]. An empty object when the device itself is the node.")
        @Default("{}")
        InstanceJson instance,

        @JsonPropertyDescription("Free labels; an answer always holds them, null is the same as none.") @Nullable
        Map<String, String> labels,

        @JsonPropertyDescription("How it takes part in propagation.") @Default("{}")
        AggregationJson aggregation) {
    static DeviceJson of(Device device) {
        return new DeviceJson(
                device.id(),
                device.name(),
                device.templateId(),
                device.uPosition(),
                InstanceJson.of(device.instances()),
                device.labels(),
                AggregationJson.of(device.aggregation()));
    }

    /**
     * The device that is meant.
     *
     * @throws Refusal 400 when a value is not allowed
     */
    Device device() throws Refusal {
        if (id.isBlank()) {
            throw Refusal.of(400, "the id of a device must not be blank");
        }
        return new Device(
                id,
                Given.name(name),
                templateId,
                uPosition,
                instance.instances(),
                labels == null ? Map.of() : labels,
                aggregation.aggregation());
    }
}
