package dev.rackstate.domain.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a device in the form in which they were written down. Immutable. */
public sealed interface Instances {
    /** No instances: the device has one node that carries the device's id. */
    Instances NONE = new None();

    /**
     * The nodes in order, each with its slot (1-based) in the device's layout.
     *
     * @param deviceId the name of the only node when there are no instances
     */
    List<Node> nodes(String deviceId);

    /** Nothing was written down. */
    record None() implements Instances {
        @Override
        public List<Node> nodes(String deviceId) {
            return List.of(new Node(deviceId, 1));
        }
    }

    /**
     * One name or range; the n-th name sits in slot n.
     *
     * @param pattern the name or range
     */
    record Range(InstancePattern pattern) implements Instances {
        @Override
        public List<Node> nodes(String deviceId) {
            return numbered(pattern.names());
        }
    }

    /**
     * A list of names or ranges; the n-th name after expansion sits in slot n.
     *
     * @param patterns the names in file order
     */
    record Names(List<InstancePattern> patterns) implements Instances {
        /** Copies the list. */
        public Names {
            patterns = List.copyOf(patterns);
        }

        @Override
        public List<Node> nodes(String deviceId) {
            List<String> names = new ArrayList<>();
            patterns.forEach(pattern -> names.addAll(pattern.names()));
            return names.isEmpty() ? NONE.nodes(deviceId) : numbered(names);
        }
    }

    /**
     * Names by slot. A range in a slot puts all its names into that slot.
     *
     * @param bySlot slot number to name or range, in file order
     */
    record Slots(Map<Integer, InstancePattern> bySlot) implements Instances {
        /** Copies the map and keeps its order. */
        public Slots {
            bySlot = Collections.unmodifiableMap(new LinkedHashMap<>(bySlot));
        }

        @Override
        public List<Node> nodes(String deviceId) {
            List<Node> nodes = new ArrayList<>();
            bySlot.forEach((slot, pattern) -> pattern.names().forEach(name -> nodes.add(new Node(name, slot))));
            return nodes.isEmpty() ? NONE.nodes(deviceId) : nodes;
        }
    }

    private static List<Node> numbered(List<String> names) {
        List<Node> nodes = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            nodes.add(new Node(names.get(i), i + 1));
        }
        return nodes;
    }
}
