package dev.rackstate.adapter.http.state;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rackstate.adapter.http.entity.PlaceJson;
import dev.rackstate.adapter.http.entity.UniqueKeys;
import dev.rackstate.adapter.http.snapshot.Publication;
import java.util.Map;

/** The state of a device and of its nodes. */
record DeviceStateJson(
        @JsonUnwrapped PlaceJson place,
        @JsonUnwrapped DeviceSummaryJson device,

        @JsonPropertyDescription("Its nodes by name, each followed by its virtual nodes.")
        Map<String, NodeStateJson> nodes) {
    static DeviceStateJson of(Publication now, int device) {
        UniqueKeys<NodeStateJson> nodes = new UniqueKeys<>();
        now.topology().children(device).forEach(node -> NodeStateJson.add(now, node, true, nodes));
        return new DeviceStateJson(
                PlaceJson.of(now.topology(), device), DeviceSummaryJson.of(now, device), nodes.entries());
    }
}
