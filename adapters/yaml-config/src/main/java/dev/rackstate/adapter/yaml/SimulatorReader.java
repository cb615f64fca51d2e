package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.Document.State;
import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.adapter.yaml.YamlValue.Mapping;
import dev.rackstate.adapter.yaml.YamlValue.Sequence;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CustomIncidents;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.simulation.SimulationSettings.Profile;
import dev.rackstate.application.simulation.SimulationSettings.SlurmStates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what the simulator does, and the catalogues and overrides that its settings name. */
final class SimulatorReader {
    private static final Set<String> PROFILES = Set.of("compute", "gpu", "service", "network");
    private static final Set<String> OLD_KEYS =
            Set.of("enabled", "scenario", "scale_factor", "incident_rates", "incident_durations");

    private final YamlFiles files;
    private final PathResolver paths;
    private final Consumer<Path> beforeReading;
    private Path overridesFile;

    /**
     * A reader of one configuration.
     *
     * @param beforeReading is told of each file that is about to be read, there or not
     */
    SimulatorReader(YamlFiles files, PathResolver paths, Consumer<Path> beforeReading) {
        this.files = files;
        this.paths = paths;
        this.beforeReading = beforeReading;
        this.overridesFile = paths.configDirectory();
    }

    /** The file of overrides, there or not; known once the settings have been read. */
    Path overridesFile() {
        return overridesFile;
    }

    PluginReading<SimulationSettings> read(PluginSource source) {
        Fields fields = source.settings();
        Sections sections = new Sections(fields, source::subject);
        KeyValues values = new KeyValues();
        values.read(SimulatorKeys.ALL, sections);
        OverridesReader.Found byHand = overrides(fields, values.get(SimulatorKeys.OVERRIDES_PATH));
        SimulationSettings settings = new SimulationSettings(
                values.get(SimulatorKeys.SEED),
                Duration.ofSeconds(values.get(SimulatorKeys.UPDATE_SECONDS)),
                IncidentMode.valueOf(values.get(SimulatorKeys.INCIDENT_MODE).toUpperCase(Locale.ROOT)),
                values.get(SimulatorKeys.CHANGES_PER_HOUR),
                new CustomIncidents(
                        values.get(SimulatorKeys.DEVICES_CRIT),
                        values.get(SimulatorKeys.DEVICES_WARN),
                        values.get(SimulatorKeys.RACKS_CRIT),
                        values.get(SimulatorKeys.AISLES_HOT)),
                profiles(fields.section("profiles")),
                byHand.overrides(),
                byHand.incidents(),
                catalog(fields, values.get(SimulatorKeys.CATALOG_PATH)),
                new SlurmStates(
                        values.get(SimulatorKeys.SLURM_RANDOM),
                        values.get(SimulatorKeys.SLURM_MATCH),
                        values.get(SimulatorKeys.SLURM_ALLOCATED)),
                Duration.ofSeconds(values.get(SimulatorKeys.DEFAULT_TTL)));
        sections.all().forEach(Fields::finish);
        fields.finish(OLD_KEYS);
        return new PluginReading<>(settings, source.document(files, document(fields, values)));
    }

    private static Map<String, @Nullable Object> document(Fields fields, KeyValues values) {
        Map<String, @Nullable Object> document = values.document();
        YamlValue catalogs = fields.peek("metrics_catalogs");
        document.put(
                "metrics_catalogs", catalogs instanceof Sequence list ? PlainValues.list(list.items()) : List.of());
        YamlValue profiles = fields.peek("profiles");
        document.put("profiles", profiles instanceof Mapping map ? PlainValues.map(map.entries()) : Map.of());
        return document;
    }

    private static Map<String, Profile> profiles(Fields section) {
        Map<String, Profile> profiles = new LinkedHashMap<>();
        for (Entry entry : section.entries()) {
            String name = entry.key().text();
            if (PROFILES.contains(name)) {
                profiles.put(name, profile(section.section(name)));
            }
        }
        PROFILES.forEach(section::take);
        section.finish();
        return profiles;
    }

    private static Profile profile(Fields fields) {
        Profile plain = Profile.DEFAULT;
        Profile profile = new Profile(
                fields.optional("load_min", Form.number(0, 100), plain.loadMin()),
                fields.optional("load_max", Form.number(0, 100), plain.loadMax()),
                fields.optional("base_temp", Form.NUMBER, plain.baseTemp()),
                fields.optional("temp_range", Form.NUMBER, plain.tempRange()),
                fields.optional("base_power", Form.NUMBER, plain.basePower()),
                fields.optional("power_var", Form.NUMBER, plain.powerVar()));
        fields.finish();
        return profile;
    }

    /** Without a name of its own the file stands beside the main file, so that no two servers mean the same one. */
    private OverridesReader.Found overrides(Fields fields, String path) {
        String key = SimulatorKeys.OVERRIDES_PATH.name();
        overridesFile = fields.has(key)
                ? paths.resolve(path)
                : paths.configDirectory().resolve(path).normalize();
        Document document = read(fields, key, overridesFile, "no value is forced");
        return document == null ? OverridesReader.Found.NOTHING : OverridesReader.read(document);
    }

    /** The primary catalogue and those merged over it: of entries with one name the last counts, wholly. */
    private List<SimulationSettings.CatalogEntry> catalog(Fields fields, String path) {
        List<Document> documents = new ArrayList<>();
        Document primary = named(fields, "metrics_catalog_path", path, "every metric is emitted where it suits");
        if (primary != null) {
            documents.add(primary);
        }
        for (YamlValue item : fields.items("metrics_catalogs")) {
            Fields catalog = fields.item(item, Subject.tolerant("metrics catalogue"));
            Document document = catalog == null ? null : additional(catalog);
            if (document != null) {
                documents.add(document);
            }
        }
        Map<String, SimulationSettings.CatalogEntry> byName = new LinkedHashMap<>();
        documents.forEach(document -> MetricCatalogReader.read(document).forEach(entry -> {
            byName.remove(entry.name());
            byName.put(entry.name(), entry);
        }));
        return List.copyOf(byName.values());
    }

    private @Nullable Document additional(Fields catalog) {
        catalog.optional("id", Form.TEXT, null);
        boolean enabled = catalog.optional("enabled", Form.FLAG, true);
        String path = catalog.required("path", Form.PATH, "");
        catalog.finish();
        return enabled && !catalog.failed() ? named(catalog, "path", path, "the catalogue is left out") : null;
    }

    /** The file that a key names; null when there is none, which is worth a warning only when it was named. */
    private @Nullable Document named(Fields fields, String key, String text, String otherwise) {
        return read(fields, key, paths.resolve(text), otherwise);
    }

    private @Nullable Document read(Fields fields, String key, Path path, String otherwise) {
        beforeReading.accept(path);
        Document document = files.read(path);
        if (document.is(State.MISSING) && fields.has(key)) {
            fields.place(key).warning("'" + key + "': there is no file " + files.shown(path) + "; " + otherwise);
        }
        return document.is(State.READ) ? document : null;
    }
}
