package dev.rackstate.adapter.simulator.model;

import java.util.Map;

/**
 * What tells apart several series of one metric on one target: a port, a drive and its status, an outlet.
 *
 * @param part the number of the part, or 0 when the metric has no parts
 * @param option which of several states or sub-parts, or 0
 * @param labels the labels that say so
 */
record Variant(int part, int option, Map<String, String> labels) {
    /** The only series of its target, without labels of its own. */
    static final Variant PLAIN = new Variant(0, 0, Map.of());

    Variant {
        labels = Map.copyOf(labels);
    }
}
