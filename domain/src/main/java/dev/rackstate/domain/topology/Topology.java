package dev.rackstate.domain.topology;

import java.util.List;

/**
 * Every site, as written down.
 *
 * @param sites in file order
 */
public record Topology(List<Site> sites) {
    /** Nothing at all. */
    public static final Topology EMPTY = new Topology(List.of());

    /** Copies the list. */
    public Topology {
        sites = List.copyOf(sites);
    }
}
