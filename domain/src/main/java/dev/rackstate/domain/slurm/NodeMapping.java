package dev.rackstate.domain.slurm;

import java.util.List;

/**
 * Which Slurm node is which node of the building.
 *
 * @param entries in file order
 */
public record NodeMapping(List<Entry> entries) {
    /** Slurm's names are ours. */
    public static final NodeMapping NONE = new NodeMapping(List.of());

    /** Copies the list. */
    public NodeMapping {
        entries = List.copyOf(entries);
    }

    /**
     * One rule.
     *
     * @param node a Slurm name; {@code *} stands for one or more characters, brackets for a range such as
     *     {@code n[001-016,20]}
     * @param instance the node of the building; the n-th {@code *} is what the n-th one of {@code node} stood for, and a
     *     range runs along with that of {@code node}
     */
    public record Entry(String node, String instance) {}
}
