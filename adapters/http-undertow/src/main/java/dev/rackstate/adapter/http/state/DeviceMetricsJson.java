package dev.rackstate.adapter.http.state;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.adapter.http.snapshot.Publication;
import java.util.Map;

/** What is measured on the nodes of a device. */
record DeviceMetricsJson(
        @JsonPropertyDescription("The device.") String deviceId,

        @JsonPropertyDescription("The rack it is mounted in.")
        String rackId,

        @JsonPropertyDescription("Node to metric to value; a node of which nothing is known has an empty object.")
        Map<String, Map<String, Double>> metrics) {
    static DeviceMetricsJson of(Publication now, int device) {
        return new DeviceMetricsJson(
                now.topology().id(device),
                now.topology().id(now.topology().parent(device)),
                now.measurements().device(device));
    }
}
