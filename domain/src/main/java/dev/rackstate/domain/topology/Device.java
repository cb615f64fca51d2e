package dev.rackstate.domain.topology;

import dev.rackstate.domain.health.Aggregation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chassis mounted in a rack.
 *
 * @param id any non-blank text, unique within its rack
 * @param name what people call it
 * @param templateId the id of its {@code DeviceTemplate}; may name one that does not exist
 * @param uPosition the lowest rack unit it occupies, counted from 1
 * @param instances its nodes as written down
 * @param labels free labels, kept and returned
 * @param aggregation how it takes part in propagation
 */
public record Device(
        String id,
        String name,
        String templateId,
        int uPosition,
        Instances instances,
        Map<String, String> labels,
        Aggregation aggregation) {
    /** Refuses a blank id and copies the labels. */
    public Device {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a device id must not be blank");
        }
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** The nodes in slot order; at least one. */
    public List<Node> nodes() {
        return instances.nodes(id);
    }
}
