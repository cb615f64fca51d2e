package dev.rackstate.domain.topology;

import dev.rackstate.domain.health.Aggregation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cabinet.
 *
 * @param id its id
 * @param name what people call it
 * @param templateId the id of its {@code RackTemplate}, or null
 * @param uHeight its height in rack units, 1 to {@value #MAX_HEIGHT}; the template's, or {@value #DEFAULT_HEIGHT}, when
 *     none was written down
 * @param aisleId what its file says about its aisle; kept for the reader, never used for placement
 * @param devices what is mounted in it, in file order
 * @param aggregation how it takes part in propagation
 */
public record Rack(
        RackId id,
        String name,
        @Nullable String templateId,
        int uHeight,
        @Nullable String aisleId,
        List<Device> devices,
        Aggregation aggregation) {
    /** The height of a rack that says nothing about it. */
    public static final int DEFAULT_HEIGHT = 42;
    /** The tallest rack that can be written down. */
    public static final int MAX_HEIGHT = 60;

    /** Refuses a height out of range and copies the list. */
    public Rack {
        if (uHeight < 1 || uHeight > MAX_HEIGHT) {
            throw new IllegalArgumentException("a rack is 1 to " + MAX_HEIGHT + " units high, not " + uHeight);
        }
        devices = List.copyOf(devices);
    }

    /** The same rack with other devices. */
    public Rack withDevices(List<Device> other) {
        return new Rack(id, name, templateId, uHeight, aisleId, other, aggregation);
    }

    /** The same rack, saying something else about its aisle. */
    public Rack withAisleId(@Nullable String other) {
        return new Rack(id, name, templateId, uHeight, other, devices, aggregation);
    }

    /** The same rack with another height. */
    public Rack withHeight(int other) {
        return new Rack(id, name, templateId, other, aisleId, devices, aggregation);
    }
}
