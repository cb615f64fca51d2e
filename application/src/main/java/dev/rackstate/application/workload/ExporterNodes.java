package dev.rackstate.application.workload;

import dev.rackstate.domain.slurm.Severity;
import dev.rackstate.domain.slurm.SlurmNode;
import dev.rackstate.domain.slurm.SlurmNodeState;
import dev.rackstate.domain.slurm.SlurmPartition;
import dev.rackstate.domain.slurm.StatusMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts nodes together from the series of an exporter. Used by one thread. */
final class ExporterNodes {
    private static final String NO_STATUS = "unknown";

    private final StatusMap.Severities severities;
    private final Map<String, SlurmNodeState> read = new HashMap<>();
    private final Map<String, Draft> drafts = new TreeMap<>();

    ExporterNodes(StatusMap.Severities severities) {
        this.severities = severities;
    }

    private static final class Draft {
        private final TreeSet<String> statuses = new TreeSet<>();
        private final TreeSet<String> partitions = new TreeSet<>();
    }

    boolean isEmpty() {
        return drafts.isEmpty();
    }

    /** Takes in that a state holds: node, status and partition. */
    void state(@Nullable String[] labels, double value) {
        String node = labels[0];
        if (node == null || node.isEmpty() || !(value > 0)) {
            return;
        }
        Draft draft = drafts.computeIfAbsent(node, n -> new Draft());
        String status = labels[1];
        draft.statuses.add(status == null ? NO_STATUS : status);
        String partition = labels[2];
        if (partition != null && !partition.isEmpty()) {
            // sinfo marks the default partition so, and not every exporter takes that away.
            draft.partitions.add(partition.endsWith("*") ? partition.substring(0, partition.length() - 1) : partition);
        }
    }

    /** The nodes, sorted by name. */
    List<SlurmNode> nodes(Map<String, Measured> use, Map<String, Reason> reasons) {
        List<SlurmNode> nodes = new ArrayList<>(drafts.size());
        drafts.forEach((name, draft) -> {
            Measured measured = use.get(name);
            Reason reason = reasons.getOrDefault(name, Reason.NONE);
            nodes.add(new SlurmNode(
                    name,
                    worst(draft.statuses),
                    List.copyOf(draft.statuses),
                    List.copyOf(draft.partitions),
                    reason.text,
                    reason.user,
                    reason.since,
                    measured == null ? SlurmNode.Use.UNKNOWN : measured.use()));
        });
        return nodes;
    }

    private SlurmNodeState worst(TreeSet<String> statuses) {
        SlurmNodeState worst = null;
        Severity severity = Severity.OK;
        for (String status : statuses) {
            SlurmNodeState state = read.computeIfAbsent(status, SlurmNodeState::parse);
            Severity one = severities.of(state);
            if (worst == null || one.isWorseThan(severity)) {
                worst = state;
                severity = one;
            }
        }
        return worst == null ? SlurmNodeState.UNKNOWN : worst;
    }

    /** The partitions that nodes name, with their size. */
    static List<SlurmPartition> partitions(List<SlurmNode> nodes) {
        Map<String, Integer> sizes = new TreeMap<>();
        nodes.forEach(node -> node.partitions().forEach(partition -> sizes.merge(partition, 1, Integer::sum)));
        List<SlurmPartition> partitions = new ArrayList<>();
        sizes.forEach((name, size) -> partitions.add(new SlurmPartition(name, null, size, null)));
        return partitions;
    }

    /** What of a node is in use, in the order of {@link SlurmNode.Use}. */
    static final class Measured {
        private final @Nullable Double[] values = new Double[6];

        void put(int which, double value) {
            Double known = values[which];
            values[which] = known == null ? value : Math.max(known, value);
        }

        SlurmNode.Use use() {
            return new SlurmNode.Use(whole(0), whole(1), large(2), large(3), whole(4), whole(5));
        }

        private @Nullable Integer whole(int which) {
            Double value = values[which];
            return value == null ? null : (Integer) (int) Math.round(value);
        }

        private @Nullable Long large(int which) {
            Double value = values[which];
            return value == null ? null : (Long) Math.round(value);
        }
    }

    /** Why a node is drained or down, and who said so when, as far as labels tell. */
    record Reason(
            @Nullable String text,
            @Nullable String user,
            @Nullable Instant since) {
        static final Reason NONE = new Reason(null, null, null);

        static Reason of(String text, @Nullable String user, @Nullable String since) {
            return new Reason(text, user == null || user.isBlank() ? null : user, since == null ? null : moment(since));
        }

        /** ISO 8601; without an offset, which is how {@code sinfo} prints it, it is taken as UTC. */
        private static @Nullable Instant moment(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException noOffset) {
                try {
                    return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
                } catch (DateTimeException e) {
                    return null;
                }
            }
        }
    }
}
