package dev.rackstate.adapter.yaml;

import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.SlurmSettings.Colors;
import dev.rackstate.application.slurm.SlurmSettings.Labels;
import dev.rackstate.application.slurm.SlurmSettings.StatusMap;
import java.util.Set;

/** Reads how workload states of Slurm are found and read. */
final class SlurmReader {
    private static final Set<String> OLD_KEYS = Set.of("enabled");

    private final YamlFiles files;
    private final PathResolver paths;

    SlurmReader(YamlFiles files, PathResolver paths) {
        this.files = files;
        this.paths = paths;
    }

    PluginReading<SlurmSettings> read(PluginSource source) {
        Sections sections = new Sections(source.settings(), source::subject);
        KeyValues values = new KeyValues();
        values.read(SlurmKeys.ALL, sections);
        sections.all().forEach(Fields::finish);
        source.settings().finish(OLD_KEYS);
        return new PluginReading<>(settings(values), source.document(files, values.document()));
    }

    private SlurmSettings settings(KeyValues values) {
        String mapping = values.get(SlurmKeys.MAPPING_PATH);
        return new SlurmSettings(
                values.get(SlurmKeys.METRIC),
                new Labels(
                        values.get(SlurmKeys.LABEL_NODE),
                        values.get(SlurmKeys.LABEL_STATUS),
                        values.get(SlurmKeys.LABEL_PARTITION)),
                new StatusMap(
                        values.get(SlurmKeys.OK),
                        values.get(SlurmKeys.WARN),
                        values.get(SlurmKeys.CRIT),
                        values.get(SlurmKeys.INFO)),
                new Colors(
                        values.get(SlurmKeys.OK_COLOR),
                        values.get(SlurmKeys.WARN_COLOR),
                        values.get(SlurmKeys.CRIT_COLOR),
                        values.get(SlurmKeys.INFO_COLOR)),
                values.get(SlurmKeys.ROLES),
                values.get(SlurmKeys.INCLUDE_UNLABELED),
                mapping == null ? null : paths.resolve(mapping),
                paths.resolve(values.get(SlurmKeys.CATALOG_DIRECTORY)),
                values.get(SlurmKeys.CATALOGS));
    }
}
