package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.InstancePattern;
import dev.rackstate.domain.topology.Instances;
import java.util.LinkedHashMap;
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
        Object instance,

        @JsonPropertyDescription("Free labels.") Map<String, String> labels) {
    static DeviceJson of(Device device) {
        return new DeviceJson(
                device.id(),
                device.name(),
                device.templateId(),
                device.uPosition(),
                asWritten(device.instances()),
                device.labels());
    }

    private static Object asWritten(Instances instances) {
        if (instances instanceof Instances.Range range) {
            return range.pattern().toString();
        }
        if (instances instanceof Instances.Names names) {
            return names.patterns().stream().map(InstancePattern::toString).toList();
        }
        Map<String, String> slots = new LinkedHashMap<>();
        if (instances instanceof Instances.Slots written) {
            written.bySlot().forEach((slot, name) -> slots.put(slot.toString(), name.toString()));
        }
        return slots;
    }
}
