package dev.rackstate.adapter.slurm;

import dev.rackstate.domain.slurm.HostList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One object for each text that comes again and again: names of users, partitions and nodes, lists of nodes. Lives as
 * long as one asking. Not safe for concurrent use.
 */
final class SharedTexts {
    private static final int MOST = 1_000_000;

    private final int mostNodes;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<List<String>, List<String>> lists = new HashMap<>();
    private final Map<String, List<String>> hosts = new HashMap<>();
    private int nodes;

    /**
     * Nothing yet.
     *
     * @param mostNodes how many nodes all lists of hosts together may name
     */
    SharedTexts(int mostNodes) {
        this.mostNodes = mostNodes;
    }

    /** The text. */
    String of(String text) {
        if (texts.size() >= MOST) {
            return text;
        }
        String before = texts.putIfAbsent(text, text);
        return before == null ? text : before;
    }

    /** The list, immutable and with shared texts. */
    List<String> of(List<String> list) {
        if (list.isEmpty()) {
            return List.of();
        }
        List<String> before = lists.get(list);
        if (before != null) {
            return before;
        }
        // Of this kind, or the records would copy it.
        List<String> shared = List.copyOf(list.stream().map(this::of).toList());
        if (lists.size() < MOST) {
            lists.put(shared, shared);
        }
        return shared;
    }

    /**
     * The names of a list of hosts.
     *
     * @throws IllegalArgumentException when it is none, or names too many
     */
    List<String> hosts(String text) {
        List<String> before = hosts.get(text);
        if (before != null) {
            return before;
        }
        List<String> names =
                List.copyOf(HostList.expand(text).stream().map(this::of).toList());
        nodes += names.size();
        if (nodes > mostNodes) {
            throw new IllegalArgumentException("more than " + mostNodes + " nodes are named");
        }
        hosts.put(of(text), names);
        return names;
    }
}
