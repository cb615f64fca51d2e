package dev.rackstate.adapter.yaml;

import dev.rackstate.application.slurm.ExporterSettings;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.SlurmrestdSettings;
import dev.rackstate.domain.health.EdgeMap;
import dev.rackstate.domain.slurm.StatusMap;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every key of the configuration of Slurm workload states, like {@link AppKeys}. What the keys of the exporter default to
 * depends on the preset that is chosen.
 */
final class SlurmKeys {
    private static final Form<String> METRIC_NAME = Form.parsed("a metric name", ExporterSettings::requireMetric);
    private static final Form<String> LABEL_NAME = Form.parsed("a label name", ExporterSettings::requireLabel);
    private static final Form<Double> SECONDS = Form.number(1, 86_400);

    static final Key<String> SOURCE =
            Key.of("source", Form.oneOfIgnoringCase("prometheus", "slurmrestd", "simulator"), "prometheus");
    static final Key<@Nullable String> PRESET =
            Key.orNull("preset", Form.oneOf(ExporterSettings.PRESETS.keySet().toArray(String[]::new)), null);
    static final Key<@Nullable String> TELEMETRY_SOURCE = Key.orNull("telemetry_source", Form.NAME, null);
    static final Key<@Nullable URI> REST_URL = Key.orNull("slurmrestd.url", ServerUrl.SLURMRESTD.form(), null);
    static final Key<@Nullable String> REST_SOCKET = Key.orNull("slurmrestd.socket", Form.PATH, null);
    static final Key<@Nullable String> REST_USER = Key.orNull("slurmrestd.user", Form.NAME, null);
    static final Key<@Nullable String> REST_TOKEN = Key.orNull("slurmrestd.token", Form.SECRET, null);
    static final Key<@Nullable String> REST_TOKEN_ENV = Key.orNull("slurmrestd.token_env", Form.NAME, null);
    static final Key<@Nullable String> REST_TOKEN_FILE = Key.orNull("slurmrestd.token_file", Form.PATH, null);
    static final Key<String> REST_VERSION = Key.of(
            "slurmrestd.version",
            Form.parsed("auto or a version", SlurmrestdSettings::requireVersion),
            SlurmrestdSettings.AUTO);
    static final Key<Double> REST_TIMEOUT = Key.of("slurmrestd.timeout_seconds", AppKeys.TIMEOUT, 10.0);
    static final Key<Boolean> REST_TLS_VERIFY = Key.of("slurmrestd.tls_verify", Form.FLAG, true);
    static final Key<@Nullable String> REST_TLS_CA = Key.orNull("slurmrestd.tls_ca_file", Form.PATH, null);
    static final Key<@Nullable Double> REFRESH_SECONDS = Key.orNull("refresh_seconds", SECONDS, null);
    static final Key<@Nullable Double> STALE_AFTER_SECONDS = Key.orNull("stale_after_seconds", SECONDS, null);
    static final Key<List<String>> OK = Key.list("status_map.ok", Form.NAME, StatusMap.DEFAULT.ok());
    static final Key<List<String>> WARN = Key.list("status_map.warn", Form.NAME, StatusMap.DEFAULT.warn());
    static final Key<List<String>> CRIT = Key.list("status_map.crit", Form.NAME, StatusMap.DEFAULT.crit());
    static final Key<List<String>> INFO = Key.list("status_map.info", Form.NAME, StatusMap.DEFAULT.info());
    static final Key<EdgeMap> EDGE = Key.of("edge", Aggregations.EDGE, SlurmSettings.OFF.edge());
    static final Key<String> OK_COLOR = Key.of("severity_colors.ok", Form.NAME, SlurmSettings.Colors.DEFAULT.ok());
    static final Key<String> WARN_COLOR =
            Key.of("severity_colors.warn", Form.NAME, SlurmSettings.Colors.DEFAULT.warn());
    static final Key<String> CRIT_COLOR =
            Key.of("severity_colors.crit", Form.NAME, SlurmSettings.Colors.DEFAULT.crit());
    static final Key<String> INFO_COLOR =
            Key.of("severity_colors.info", Form.NAME, SlurmSettings.Colors.DEFAULT.info());
    static final Key<List<String>> ROLES = Key.list("roles", Form.NAME, SlurmSettings.OFF.roles());
    static final Key<Boolean> INCLUDE_UNLABELED = Key.of("include_unlabeled", Form.FLAG, false);
    static final Key<@Nullable String> MAPPING_PATH =
            Key.orNull("mapping_path", Form.PATH, "config/plugins/slurm/node_mapping.yaml");
    static final Key<String> CATALOG_DIRECTORY =
            Key.of("metrics_catalog_dir", Form.PATH, "config/plugins/slurm/metrics");
    static final Key<List<String>> CATALOGS = Key.list("metrics_catalogs", Form.NAME, List.of("metrics.yaml"));

    /** Every key, with what it defaults to where no preset is chosen. */
    static final List<Key<?>> ALL = new SlurmKeys(ExporterSettings.DEFAULT).all();

    final Key<String> metric;
    final Key<String> labelNode;
    final Key<String> labelStatus;
    final Key<String> labelPartition;
    final Key<@Nullable String> cpus;
    final Key<@Nullable String> allocatedCpus;
    final Key<@Nullable String> memory;
    final Key<@Nullable String> allocatedMemory;
    final Key<@Nullable String> gpus;
    final Key<@Nullable String> allocatedGpus;
    final Key<@Nullable String> reason;

    /** The keys that default to this exporter. */
    SlurmKeys(ExporterSettings exporter) {
        metric = Key.of("metric", METRIC_NAME, exporter.metric());
        labelNode = Key.of("label_node", LABEL_NAME, exporter.labels().node());
        labelStatus = Key.of("label_status", LABEL_NAME, exporter.labels().status());
        labelPartition = Key.of("label_partition", LABEL_NAME, exporter.labels().partition());
        cpus = Key.orNull("metrics.cpus", METRIC_NAME, exporter.use().cpus());
        allocatedCpus =
                Key.orNull("metrics.allocated_cpus", METRIC_NAME, exporter.use().allocatedCpus());
        memory = Key.orNull("metrics.memory", METRIC_NAME, exporter.use().memory());
        allocatedMemory = Key.orNull(
                "metrics.allocated_memory", METRIC_NAME, exporter.use().allocatedMemory());
        gpus = Key.orNull("metrics.gpus", METRIC_NAME, exporter.use().gpus());
        allocatedGpus =
                Key.orNull("metrics.allocated_gpus", METRIC_NAME, exporter.use().allocatedGpus());
        reason = Key.orNull("metrics.reason", METRIC_NAME, exporter.reason());
    }

    /** Every key in the order of the reference. */
    List<Key<?>> all() {
        return List.of(
                SOURCE,
                PRESET,
                metric,
                labelNode,
                labelStatus,
                labelPartition,
                cpus,
                allocatedCpus,
                memory,
                allocatedMemory,
                gpus,
                allocatedGpus,
                reason,
                TELEMETRY_SOURCE,
                REST_URL,
                REST_SOCKET,
                REST_USER,
                REST_TOKEN,
                REST_TOKEN_ENV,
                REST_TOKEN_FILE,
                REST_VERSION,
                REST_TIMEOUT,
                REST_TLS_VERIFY,
                REST_TLS_CA,
                REFRESH_SECONDS,
                STALE_AFTER_SECONDS,
                OK,
                WARN,
                CRIT,
                INFO,
                EDGE,
                OK_COLOR,
                WARN_COLOR,
                CRIT_COLOR,
                INFO_COLOR,
                ROLES,
                INCLUDE_UNLABELED,
                MAPPING_PATH,
                CATALOG_DIRECTORY,
                CATALOGS);
    }
}
