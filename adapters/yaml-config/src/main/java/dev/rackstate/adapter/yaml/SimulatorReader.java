package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.Document.State;
import dev.rackstate.adapter.yaml.YamlValue.Entry;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.simulation.SimulationSettings.CustomIncidents;
import dev.rackstate.application.simulation.SimulationSettings.IncidentMode;
import dev.rackstate.application.simulation.SimulationSettings.Profile;
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

/**
 * Reads what the simulator does: its own file, or else what {@code app.yaml} says about it, and the catalogues and
 * overrides these name.
 */
final class SimulatorReader {
    private static final String FILE = "plugins/simulator/config/plugin.yaml";
    private static final String CATALOG = "config/plugins/simulator/metrics/metrics_full.yaml";
    private static final String OVERRIDES = "config/plugins/simulator/overrides/overrides.yaml";
    private static final int UPDATE_SECONDS =
            Math.toIntExact(SimulationSettings.DEFAULT.updateInterval().toSeconds());
    private static final Form<Integer> POSITIVE = Form.atLeast(1);
    private static final Form<Integer> COUNT = Form.atLeast(0);
    private static final Form<String> MODE =
            Form.oneOfIgnoringCase("full_ok", "light", "medium", "heavy", "chaos", "custom");
    private static final Set<String> PROFILES = Set.of("compute", "gpu", "service", "network");
    private static final Set<String> OLD_KEYS =
            Set.of("enabled", "scenario", "scale_factor", "incident_rates", "incident_durations");

    private final YamlFiles files;
    private final PathResolver paths;
    private final Consumer<Path> beforeReading;

    /**
     * A reader.
     *
     * @param beforeReading is told of each file that is about to be read, there or not
     */
    SimulatorReader(YamlFiles files, PathResolver paths, Consumer<Path> beforeReading) {
        this.files = files;
        this.paths = paths;
        this.beforeReading = beforeReading;
    }

    /**
     * The settings.
     *
     * @param inApp what {@code app.yaml} says, which counts when the simulator has no file of its own
     */
    SimulationSettings read(Fields inApp) {
        Path file = paths.configDirectory().resolve(FILE);
        beforeReading.accept(file);
        Document document = files.read(file);
        Fields own = document.fields(Subject.tolerant("simulator"));
        Fields fields = own == null || own.isEmpty() ? inApp : own;
        SimulationSettings plain = SimulationSettings.DEFAULT;
        SimulationSettings settings = new SimulationSettings(
                fields.optional("seed", Form.LONG, plain.seed()),
                Duration.ofSeconds(fields.optional("update_interval_seconds", POSITIVE, UPDATE_SECONDS)),
                mode(fields, plain.incidentMode()),
                fields.optional("changes_per_hour", POSITIVE, plain.changesPerHour()),
                custom(fields.section("custom_incidents")),
                profiles(fields.section("profiles")),
                overrides(fields),
                catalog(fields));
        fields.optional("default_ttl_seconds", COUNT, 120);
        fields.map("slurm_random_statuses", COUNT);
        fields.list("slurm_random_match", Form.NAME);
        fields.optional("slurm_alloc_percent", Form.whole(0, 100), 80);
        fields.finish(OLD_KEYS);
        return settings;
    }

    private static IncidentMode mode(Fields fields, IncidentMode plain) {
        String mode = fields.optional("incident_mode", MODE, plain.name().toLowerCase(Locale.ROOT));
        return IncidentMode.valueOf(mode.toUpperCase(Locale.ROOT));
    }

    private static CustomIncidents custom(Fields fields) {
        CustomIncidents custom = new CustomIncidents(
                fields.optional("devices_crit", COUNT, 0),
                fields.optional("devices_warn", COUNT, 0),
                fields.optional("racks_crit", COUNT, 0),
                fields.optional("aisles_hot", COUNT, 0));
        fields.finish();
        return custom;
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

    private List<SimulationSettings.ValueOverride> overrides(Fields fields) {
        String path = fields.optional("overrides_path", Form.PATH, OVERRIDES);
        Document document = named(fields, "overrides_path", path, "no value is forced");
        return document == null ? List.of() : OverridesReader.read(document);
    }

    /** The primary catalogue and those merged over it: of entries with one name the last counts, wholly. */
    private List<SimulationSettings.CatalogEntry> catalog(Fields fields) {
        List<Document> documents = new ArrayList<>();
        String path = fields.optional("metrics_catalog_path", Form.PATH, CATALOG);
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
        Path path = paths.resolve(text);
        beforeReading.accept(path);
        Document document = files.read(path);
        if (document.is(State.MISSING) && fields.has(key)) {
            fields.place(key).warning("'" + key + "': there is no file " + files.shown(path) + "; " + otherwise);
        }
        return document.is(State.READ) ? document : null;
    }
}
