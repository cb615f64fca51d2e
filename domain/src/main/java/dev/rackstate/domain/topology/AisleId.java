package dev.rackstate.domain.topology;

/**
 * The id of an aisle.
 *
 * @param value text that keeps the pattern of {@link TopologyIds}
 */
public record AisleId(String value) {
    /** Refuses text that does not keep the pattern. */
    public AisleId {
        TopologyIds.require("aisle", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
