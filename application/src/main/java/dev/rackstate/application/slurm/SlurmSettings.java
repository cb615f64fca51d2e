package dev.rackstate.application.slurm;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.slurm.NodeMapping;
import dev.rackstate.domain.slurm.SlurmStateCheck;
import dev.rackstate.domain.slurm.StatusMap;
import dev.rackstate.domain.topology.CompiledTopology;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
 * @param edge how what Slurm says of a node counts in the node's health; {@link EdgeMap.Ignore} when it does not
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
        EdgeMap edge,
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
            new EdgeMap.Ignore(),
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
                enabled, source, exporter, rest, pace, statuses, edge, colors, roles, includeUnlabeled, other, catalog);
    }

    /** The same settings with another edge to health. */
    public SlurmSettings withEdge(EdgeMap other) {
        return new SlurmSettings(
                enabled,
                source,
                exporter,
                rest,
                pace,
                statuses,
                other,
                colors,
                roles,
                includeUnlabeled,
                mapping,
                catalog);
    }

    /** The check by which Slurm's states count in health; empty when they do not. */
    public Optional<SlurmStateCheck> check() {
        return enabled && !(edge instanceof EdgeMap.Ignore) ? Optional.of(new SlurmStateCheck(edge)) : Optional.empty();
    }

    /** Whether Slurm's states come to the same health under the other settings. */
    public boolean countsLike(SlurmSettings other) {
        return equals(other) || (check().isEmpty() && other.check().isEmpty());
    }

    /** Whether an answer to a question under the other settings is one under these. */
    public boolean asksLike(SlurmSettings other) {
        return enabled == other.enabled
                && source == other.source
                && exporter.equals(other.exporter)
                && statuses.equals(other.statuses)
                && Objects.equals(rest, other.rest);
    }

    /** Whether Slurm should know a node of the building: by the role of its device's template. */
    public boolean expects(CompiledTopology topology, int node, Catalog templates) {
        String role = templates
                .device(topology.device(topology.parent(node)).templateId())
                .map(DeviceTemplate::role)
                .orElse(null);
        return role == null ? includeUnlabeled : roles.contains(role);
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
