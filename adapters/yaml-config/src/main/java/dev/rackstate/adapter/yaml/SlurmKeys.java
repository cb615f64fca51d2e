package dev.rackstate.adapter.yaml;

import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.SlurmSettings.StatusMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every key of the configuration of Slurm workload states, like {@link AppKeys}. */
final class SlurmKeys {
    static final Key<String> METRIC = Key.of("metric", Form.NAME, "slurm_node_status");
    static final Key<String> LABEL_NODE = Key.of("label_node", Form.NAME, "node");
    static final Key<String> LABEL_STATUS = Key.of("label_status", Form.NAME, "status");
    static final Key<String> LABEL_PARTITION = Key.of("label_partition", Form.NAME, "partition");
    static final Key<List<String>> OK = Key.list("status_map.ok", Form.NAME, StatusMap.DEFAULT.ok());
    static final Key<List<String>> WARN = Key.list("status_map.warn", Form.NAME, StatusMap.DEFAULT.warn());
    static final Key<List<String>> CRIT = Key.list("status_map.crit", Form.NAME, StatusMap.DEFAULT.crit());
    static final Key<List<String>> INFO = Key.list("status_map.info", Form.NAME, StatusMap.DEFAULT.info());
    static final Key<String> OK_COLOR = Key.of("severity_colors.ok", Form.NAME, SlurmSettings.Colors.DEFAULT.ok());
    static final Key<String> WARN_COLOR =
            Key.of("severity_colors.warn", Form.NAME, SlurmSettings.Colors.DEFAULT.warn());
    static final Key<String> CRIT_COLOR =
            Key.of("severity_colors.crit", Form.NAME, SlurmSettings.Colors.DEFAULT.crit());
    static final Key<String> INFO_COLOR =
            Key.of("severity_colors.info", Form.NAME, SlurmSettings.Colors.DEFAULT.info());
    static final Key<List<String>> ROLES = Key.list("roles", Form.NAME, List.of("compute", "visu"));
    static final Key<Boolean> INCLUDE_UNLABELED = Key.of("include_unlabeled", Form.FLAG, false);
    static final Key<@Nullable String> MAPPING_PATH =
            Key.orNull("mapping_path", Form.PATH, "config/plugins/slurm/node_mapping.yaml");
    static final Key<String> CATALOG_DIRECTORY =
            Key.of("metrics_catalog_dir", Form.PATH, "config/plugins/slurm/metrics");
    static final Key<List<String>> CATALOGS = Key.list("metrics_catalogs", Form.NAME, List.of("metrics.yaml"));

    /** Every key. */
    static final List<Key<?>> ALL = List.of(
            METRIC,
            LABEL_NODE,
            LABEL_STATUS,
            LABEL_PARTITION,
            OK,
            WARN,
            CRIT,
            INFO,
            OK_COLOR,
            WARN_COLOR,
            CRIT_COLOR,
            INFO_COLOR,
            ROLES,
            INCLUDE_UNLABELED,
            MAPPING_PATH,
            CATALOG_DIRECTORY,
            CATALOGS);

    private SlurmKeys() {}
}
