package dev.rackstate.domain.slurm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which Slurm node is which node of the building. A name that is written out, by itself or in a range, counts before every
 * pattern; of several that fit, the first in file order counts; a name that none fits is the same in the building.
 * Immutable.
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
     * @param node a Slurm name; {@code *} stands for one or more characters, as few as will do, brackets for a range such
     *     as {@code n[001-016,20]}
     * @param instance the node of the building; the n-th {@code *} is what the n-th one of {@code node} stood for, and a
     *     range runs along with that of {@code node}
     */
    public record Entry(String node, String instance) {
        /** Refuses blank text, more {@code *} in the instance than in the node, and ranges that do not run along. */
        public Entry {
            if (node.isBlank() || instance.isBlank()) {
                throw new IllegalArgumentException("node and instance must not be blank");
            }
            if (count(instance) > count(node)) {
                throw new IllegalArgumentException(
                        "'" + instance + "' has more * than '" + node + "': there is nothing to put into its place");
            }
            int nodes = names(node).size();
            int instances = names(instance).size();
            if (nodes != instances) {
                throw new IllegalArgumentException("'" + node + "' stands for " + nodes + " names and '" + instance
                        + "' for " + instances + "; they must run along");
            }
        }

        private static int count(String text) {
            return (int) text.chars().filter(c -> c == WildName.ANY).count();
        }

        private static List<String> names(String text) {
            return text.indexOf('[') < 0 ? List.of(text) : HostList.expand(text);
        }
    }

    /** The mapping made ready for many look-ups. Costs O(names written out). */
    public Translation translation() {
        return new Translation(this);
    }

    /** Looks names up. Immutable and safe to share. */
    public static final class Translation {
        private final Map<String, String> exact = new HashMap<>();
        private final List<WildName> patterns = new ArrayList<>();

        private Translation(NodeMapping mapping) {
            for (Entry entry : mapping.entries) {
                List<String> nodes = Entry.names(entry.node);
                List<String> instances = Entry.names(entry.instance);
                for (int at = 0; at < nodes.size(); at++) {
                    if (nodes.get(at).indexOf(WildName.ANY) < 0) {
                        exact.putIfAbsent(nodes.get(at), instances.get(at));
                    } else {
                        patterns.add(new WildName(nodes.get(at), instances.get(at)));
                    }
                }
            }
        }

        /** The node of the building that a Slurm node is. */
        public String instanceOf(String node) {
            String written = exact.get(node);
            return written != null
                    ? written
                    : patterns.stream()
                            .map(pattern -> pattern.translate(node))
                            .flatMap(Optional::stream)
                            .findFirst()
                            .orElse(node);
        }
    }
}
