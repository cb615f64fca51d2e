package dev.rackstate.adapter.http.topology;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.json.Clearable;
import dev.rackstate.adapter.http.json.PartialBody;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.domain.edit.Patch;
import dev.rackstate.domain.topology.Instances;
import java.util.Map;

/** Other properties of a device; what is absent stays as it is. */
record DeviceChangeJson(
        @JsonPropertyDescription("The lowest rack unit it occupies, counted from 1; the units must be free.")
        Patch<Integer> uPosition,

        @JsonPropertyDescription("What people call it.") Patch<String> name,

        @JsonPropertyDescription("Its device template, which must exist.")
        Patch<String> templateId,

        @JsonPropertyDescription("Its nodes; null when the device itself is the node.") @Clearable
        Patch<InstanceJson> instance,

        @JsonPropertyDescription("Free labels, all of them; null for none.") @Clearable
        Patch<Map<String, String>> labels,

        @JsonPropertyDescription("How it takes part in propagation; null for plain worst-of.") @Clearable
        Patch<AggregationJson> aggregation) {
    DeviceChangeJson {
        PartialBody.requireAny(uPosition, name, templateId, instance, labels, aggregation);
    }

    Patch<Instances> instances() throws Refusal {
        InstanceJson given = instance.value();
        return instance.given() ? Patch.to(given == null ? Instances.NONE : given.instances()) : Patch.keep();
    }
}
