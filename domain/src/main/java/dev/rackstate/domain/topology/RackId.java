package dev.rackstate.domain.topology;

/**
 * The id of a rack.
 *
 * @param value text that keeps the pattern of {@link TopologyIds}
 */
public record RackId(String value) {
    /** Refuses text that does not keep the pattern. */
    public RackId {
        TopologyIds.require("rack", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
