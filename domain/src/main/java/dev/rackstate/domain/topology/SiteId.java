package dev.rackstate.domain.topology;

/**
 * The id of a site.
 *
 * @param value text that keeps the pattern of {@link TopologyIds}
 */
public record SiteId(String value) {
    /** Refuses text that does not keep the pattern. */
    public SiteId {
        TopologyIds.require("site", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
