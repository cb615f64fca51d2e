package dev.rackstate.application.slurm;

import dev.rackstate.domain.slurm.NodeMapping;
import dev.rackstate.domain.slurm.StatusMap;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the workload is asked for and read. Immutable.
 *
 * @param enabled whether there is a workload at all
 * @param source what is asked
 * @param exporter how a Slurm exporter's metrics are read
 * @param rest how slurmrestd is asked, or null when it is not configured
 * @param pace how often, and how long an answer is good
 * @param statuses what each state means
 * @param colors how severities are drawn
 * @param roles the roles of device templates whose nodes Slurm should know
 * @param includeUnlabeled whether it should know the nodes of devices without a role, too
 * @param mapping which Slurm node is which of ours
 * @param catalog the Slurm metrics that callers can ask for
 */
public record SlurmSettings(
        boolean enabled,
        Source source,
        ExporterSettings exporter,
        @Nullable SlurmrestdSettings rest,
        Pace pace,
        StatusMap statuses,
        Colors colors,
        List<String> roles,
        boolean includeUnlabeled,
        Mapping mapping,
        SlurmMetricCatalog catalog) {
    /** What holds where nothing is configured: no workload. */
    public static final SlurmSettings OFF = new SlurmSettings(
            false,
            Source.PROMETHEUS,
            ExporterSettings.DEFAULT,
            null,
            Pace.DEFAULT,
            StatusMap.DEFAULT,
            Colors.DEFAULT,
            List.of("compute", "visu"),
            false,
            Mapping.NONE,
            SlurmMetricCatalog.EMPTY);

    /** Copies the list. */
    public SlurmSettings {
        roles = List.copyOf(roles);
    }

    /** The same settings with another mapping. */
    public SlurmSettings withMapping(Mapping other) {
        return new SlurmSettings(
                enabled, source, exporter, rest, pace, statuses, colors, roles, includeUnlabeled, other, catalog);
    }

    /** What is asked for the workload. */
    public enum Source {
        /** The metrics of an exporter, through the sources of telemetry. */
        PROMETHEUS,
        /** Slurm's own REST daemon. */
        SLURMRESTD,
        /** The simulator in this process. */
        SIMULATOR
    }

    /**
     * How often the source is asked, and how long an answer is good.
     *
     * @param refresh from one asking to the next; null for the pace of the rounds, and for slurmrestd at least
     *     {@link #SLURMRESTD_REFRESH}
     * @param staleAfter how old the last good answer may be; null for three times the refresh, and at least what
     *     telemetry may be
     */
    public record Pace(@Nullable Duration refresh, @Nullable Duration staleAfter) {
        /** Nothing of its own. */
        public static final Pace DEFAULT = new Pace(null, null);

        /** Each asking of slurmrestd locks Slurm's controller for a moment. */
        public static final Duration SLURMRESTD_REFRESH = Duration.ofSeconds(30);
    }

    /**
     * Which Slurm node is which of ours.
     *
     * @param path the file that says so, as the configuration names files; null when none is configured
     * @param nodes what it says
     */
    public record Mapping(@Nullable String path, NodeMapping nodes) {
        /** Slurm's names are ours. */
        public static final Mapping NONE = new Mapping(null, NodeMapping.NONE);
    }

    /** Colours as CSS writes them, one for each severity. */
    public record Colors(String ok, String warn, String crit, String info) {
        /** What holds where nothing is configured. */
        public static final Colors DEFAULT = new Colors("#22c55e", "#f59e0b", "#ef4444", "#3b82f6");
    }
}
