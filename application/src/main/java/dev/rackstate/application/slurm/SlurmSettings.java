package dev.rackstate.application.slurm;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the states of Slurm's nodes are found and read. Immutable.
 *
 * @param metric the metric that has a series per node, state and partition
 * @param labels the labels that tell these
 * @param statuses what each state means
 * @param colors how severities are drawn
 * @param roles the roles of nodes that take part
 * @param includeUnlabeled whether nodes without a role take part, too
 * @param mapping the file that maps Slurm's node names to instances, or null when they are the same
 * @param catalogDirectory where the catalogues of Slurm metrics are
 * @param catalogs the names of the files in it that are used
 */
public record SlurmSettings(
        String metric,
        Labels labels,
        StatusMap statuses,
        Colors colors,
        List<String> roles,
        boolean includeUnlabeled,
        @Nullable Path mapping,
        Path catalogDirectory,
        List<String> catalogs) {
    /** Copies the lists. */
    public SlurmSettings {
        roles = List.copyOf(roles);
        catalogs = List.copyOf(catalogs);
    }

    /**
     * The labels of the metric.
     *
     * @param node names the node
     * @param status names its state
     * @param partition names the partition
     */
    public record Labels(String node, String status, String partition) {}

    /**
     * Which states mean what; a state in none of the lists is unknown.
     *
     * @param ok nothing is wrong
     * @param warn worth a look
     * @param crit out of work
     * @param info neither good nor bad
     */
    public record StatusMap(List<String> ok, List<String> warn, List<String> crit, List<String> info) {
        /** What holds where nothing is configured, in the words of Slurm's {@code sinfo}, long and short. */
        public static final StatusMap DEFAULT = new StatusMap(
                List.of("idle", "allocated", "alloc", "completing", "comp"),
                List.of(
                        "mixed",
                        "mix",
                        "maint",
                        "planned",
                        "plnd",
                        "reserved",
                        "resv",
                        "blocked",
                        "block",
                        "power_down",
                        "pow_dn",
                        "power_up",
                        "pow_up",
                        "powering_up",
                        "powered_down",
                        "reboot_issued",
                        "reboot_req"),
                List.of(
                        "down",
                        "drain",
                        "drained",
                        "draining",
                        "drng",
                        "fail",
                        "failing",
                        "failg",
                        "error",
                        "unknown",
                        "unk",
                        "noresp",
                        "inval"),
                List.of());

        /** Copies the lists. */
        public StatusMap {
            ok = List.copyOf(ok);
            warn = List.copyOf(warn);
            crit = List.copyOf(crit);
            info = List.copyOf(info);
        }
    }

    /** Colours as CSS writes them, one for each severity. */
    public record Colors(String ok, String warn, String crit, String info) {
        /** What holds where nothing is configured. */
        public static final Colors DEFAULT = new Colors("#22c55e", "#f59e0b", "#ef4444", "#3b82f6");
    }
}
