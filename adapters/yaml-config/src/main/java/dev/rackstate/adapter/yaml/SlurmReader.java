package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.Document.State;
import dev.rackstate.application.slurm.ExporterSettings;
import dev.rackstate.application.slurm.ExporterSettings.Labels;
import dev.rackstate.application.slurm.ExporterSettings.Use;
import dev.rackstate.application.slurm.SlurmMetricCatalog;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.application.slurm.SlurmSettings.Colors;
import dev.rackstate.application.slurm.SlurmSettings.Mapping;
import dev.rackstate.application.slurm.SlurmSettings.Pace;
import dev.rackstate.application.slurm.SlurmSettings.Source;
import dev.rackstate.application.slurm.SlurmrestdSettings;
import dev.rackstate.application.slurm.SlurmrestdSettings.Token;
import dev.rackstate.application.slurm.SlurmrestdSettings.TokenFile;
import dev.rackstate.application.slurm.SlurmrestdSettings.TokenText;
import dev.rackstate.domain.slurm.NodeMapping;
import dev.rackstate.domain.slurm.StatusMap;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads how the workload of Slurm is asked for, which Slurm node is which of ours, and the catalogue of Slurm metrics. The
 * last two stand in files of their own, which are read only when Slurm is switched on.
 */
final class SlurmReader {
    private static final Set<String> OLD_KEYS = Set.of("enabled");

    private final YamlFiles files;
    private final PathResolver paths;
    private final Map<String, String> environment;
    private final Consumer<Path> beforeReading;

    /**
     * A reader.
     *
     * @param environment variables by name, one of which may hold the token for slurmrestd
     * @param beforeReading is told of each file or directory that is about to be read, there or not
     */
    SlurmReader(YamlFiles files, PathResolver paths, Map<String, String> environment, Consumer<Path> beforeReading) {
        this.files = files;
        this.paths = paths;
        this.environment = environment;
        this.beforeReading = beforeReading;
    }

    PluginReading<SlurmSettings> read(PluginSource source) {
        Sections sections = new Sections(source.settings(), source::subject);
        KeyValues values = new KeyValues();
        SlurmKeys keys = keys(sections);
        values.read(keys.all(), sections);
        SlurmSettings settings = settings(source, keys, values, sections);
        sections.all().forEach(Fields::finish);
        source.settings().finish(OLD_KEYS);
        return new PluginReading<>(settings, source.document(files, values.document()));
    }

    /** The keys with the defaults of the preset, which is read before all others. */
    private static SlurmKeys keys(Sections sections) {
        Fields root = sections.at("");
        String preset = root.peek("preset") instanceof YamlValue.Scalar scalar ? scalar.text() : null;
        return new SlurmKeys(
                preset == null
                        ? ExporterSettings.DEFAULT
                        : ExporterSettings.PRESETS.getOrDefault(preset, ExporterSettings.DEFAULT));
    }

    private SlurmSettings settings(PluginSource plugin, SlurmKeys keys, KeyValues values, Sections sections) {
        boolean enabled = plugin.entry().enabled();
        Source source = Source.valueOf(values.get(SlurmKeys.SOURCE).toUpperCase(Locale.ROOT));
        SlurmrestdSettings rest = rest(values, sections, source);
        return new SlurmSettings(
                enabled,
                source,
                exporter(keys, values),
                rest,
                new Pace(
                        seconds(values.get(SlurmKeys.REFRESH_SECONDS)),
                        seconds(values.get(SlurmKeys.STALE_AFTER_SECONDS))),
                new StatusMap(
                        values.get(SlurmKeys.OK),
                        values.get(SlurmKeys.WARN),
                        values.get(SlurmKeys.CRIT),
                        values.get(SlurmKeys.INFO)),
                values.get(SlurmKeys.EDGE),
                new Colors(
                        values.get(SlurmKeys.OK_COLOR),
                        values.get(SlurmKeys.WARN_COLOR),
                        values.get(SlurmKeys.CRIT_COLOR),
                        values.get(SlurmKeys.INFO_COLOR)),
                values.get(SlurmKeys.ROLES),
                values.get(SlurmKeys.INCLUDE_UNLABELED),
                mapping(plugin, values, enabled),
                catalog(plugin, values, enabled));
    }

    private static ExporterSettings exporter(SlurmKeys keys, KeyValues values) {
        return new ExporterSettings(
                values.get(keys.metric),
                new Labels(values.get(keys.labelNode), values.get(keys.labelStatus), values.get(keys.labelPartition)),
                new Use(
                        values.get(keys.cpus),
                        values.get(keys.allocatedCpus),
                        values.get(keys.memory),
                        values.get(keys.allocatedMemory),
                        values.get(keys.gpus),
                        values.get(keys.allocatedGpus)),
                values.get(keys.reason),
                values.get(SlurmKeys.TELEMETRY_SOURCE));
    }

    private @Nullable SlurmrestdSettings rest(KeyValues values, Sections sections, Source source) {
        URI url = values.get(SlurmKeys.REST_URL);
        String socket = values.get(SlurmKeys.REST_SOCKET);
        Fields section = sections.of(SlurmKeys.REST_URL);
        if (url != null && socket != null) {
            section.fail("url", " and slurmrestd.socket exclude each other");
            return null;
        }
        if (url == null && socket == null) {
            // One that is there and wrong was told of when it was read.
            YamlValue given = section.peek("url");
            if (source == Source.SLURMRESTD && (given == null || given.isNull())) {
                section.fail("url", " is missing: source slurmrestd needs it, or slurmrestd.socket");
            }
            return null;
        }
        return new SlurmrestdSettings(
                url,
                resolved(socket),
                values.get(SlurmKeys.REST_USER),
                token(values, sections.of(SlurmKeys.REST_TOKEN)),
                values.get(SlurmKeys.REST_VERSION),
                Objects.requireNonNull(seconds(values.get(SlurmKeys.REST_TIMEOUT))),
                values.get(SlurmKeys.REST_TLS_VERIFY),
                resolved(values.get(SlurmKeys.REST_TLS_CA)));
    }

    /** The first that is given; others beside it are a mistake. */
    private @Nullable Token token(KeyValues values, Fields section) {
        String text = values.get(SlurmKeys.REST_TOKEN);
        String variable = values.get(SlurmKeys.REST_TOKEN_ENV);
        String file = resolved(values.get(SlurmKeys.REST_TOKEN_FILE));
        if (Stream.of(text, variable, file).filter(Objects::nonNull).count() > 1) {
            section.fail(
                    file == null ? "token_env" : "token_file", " and the other keys of the token exclude each other");
        }
        if (text != null) {
            return new TokenText(text);
        }
        if (variable == null) {
            return file == null ? null : new TokenFile(file);
        }
        String found = environment.get(variable);
        if (found == null) {
            section.fail("token_env", ": there is no variable " + variable + " in the environment of the server");
            return null;
        }
        return new TokenText(found);
    }

    private @Nullable String resolved(@Nullable String path) {
        return path == null ? null : paths.resolve(path).toString();
    }

    private static @Nullable Duration seconds(@Nullable Double seconds) {
        return seconds == null ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }

    private Mapping mapping(PluginSource plugin, KeyValues values, boolean enabled) {
        String text = values.get(SlurmKeys.MAPPING_PATH);
        if (text == null) {
            return Mapping.NONE;
        }
        Path file = found(plugin, text);
        if (!enabled) {
            return new Mapping(files.shown(file), NodeMapping.NONE);
        }
        beforeReading.accept(file);
        Document document = files.read(file);
        warnIfMissing(plugin.settings(), "mapping_path", document.is(State.MISSING), file, "Slurm's names are ours");
        return new Mapping(files.shown(file), NodeMappingReader.read(document));
    }

    private SlurmMetricCatalog catalog(PluginSource plugin, KeyValues values, boolean enabled) {
        Path directory = found(plugin, values.get(SlurmKeys.CATALOG_DIRECTORY));
        if (!enabled) {
            return new SlurmMetricCatalog(files.shown(directory), List.of(), List.of(), List.of());
        }
        boolean missing = !files.view().isDirectory(directory);
        warnIfMissing(plugin.settings(), "metrics_catalog_dir", missing, directory, "there are no Slurm metrics");
        return new SlurmCatalogReader(files, directory, beforeReading)
                .read(plugin.settings(), values.get(SlurmKeys.CATALOGS));
    }

    private void warnIfMissing(Fields fields, String key, boolean missing, Path path, String otherwise) {
        if (missing && fields.has(key)) {
            fields.place(key).warning("'" + key + "': there is no " + files.shown(path) + "; " + otherwise);
        }
    }

    /** Where a path leads; when nothing is there, but under the same name beside the plugin's own file, that. */
    private Path found(PluginSource plugin, String text) {
        Path path = paths.resolve(text);
        Path name = path.getFileName();
        Path beside = name == null ? path : plugin.file().resolveSibling(name);
        return !files.view().exists(path) && files.view().exists(beside) ? beside : path;
    }
}
