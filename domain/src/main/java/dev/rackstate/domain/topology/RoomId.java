package dev.rackstate.domain.topology;

/**
 * The id of a room.
 *
 * @param value text that keeps the pattern of {@link TopologyIds}
 */
public record RoomId(String value) {
    /** Refuses text that does not keep the pattern. */
    public RoomId {
        TopologyIds.require("room", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
