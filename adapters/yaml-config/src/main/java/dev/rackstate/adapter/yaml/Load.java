package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.AppFile.Location;
import dev.rackstate.adapter.yaml.AppFile.SiteReference;
import dev.rackstate.adapter.yaml.Document.State;
import dev.rackstate.adapter.yaml.files.FileView;
import dev.rackstate.adapter.yaml.files.Fingerprint;
import dev.rackstate.adapter.yaml.files.Footprint;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.configuration.SettingsDocument;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.identity.Accounts;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.slurm.SlurmStateCheck;
import dev.rackstate.domain.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One reading of everything. What refers is read after what it refers to: checks and metrics, then templates, then the
 * topology. Used once, by one thread; afterwards it tells what was found.
 */
final class Load {
    private static final Library.Contents NOTHING = new Library.Contents(List.of(), false);

    private final Home home;
    private final PathResolver paths;
    private final YamlFiles files;
    private final Library library;
    private final List<Path> singles = new ArrayList<>();
    private List<Path> trees = List.of();
    private Fingerprint fingerprint = Fingerprint.NONE;
    private @Nullable Path overridesFile;
    private Templates templates = new Templates();
    private @Nullable AppFile app;
    private @Nullable Configuration configuration;

    /**
     * A reading.
     *
     * @param view the files; what it answers must not change during the reading
     * @param memory what earlier readings made of them
     */
    Load(Home home, FileView view, Memory memory) {
        this.home = home;
        this.paths = home.paths(view);
        this.files = new YamlFiles(view, home.names(), home.limits(), memory);
        this.library = new Library(files);
    }

    Home home() {
        return home;
    }

    /** Where the configuration stands, as far as was found out. */
    Footprint footprint() {
        return new Footprint(singles, trees);
    }

    /** The files as they were before they were read. */
    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** The main file; null when it held nothing to go on with. */
    @Nullable
    AppFile app() {
        return app;
    }

    /** The file of what the simulator is forced to, there or not; null before the settings were read. */
    @Nullable
    Path overridesFile() {
        return overridesFile;
    }

    /** The templates with their places. */
    Templates templates() {
        return templates;
    }

    /** What {@link #run} gave; null when it failed. */
    @Nullable
    Configuration configuration() {
        return configuration;
    }

    @SuppressWarnings("NullAway") // a document holds null where a key has no value
    Configuration run() throws ConfigurationException {
        note(home.appYaml());
        Document document = files.read(home.appYaml());
        if (document.is(State.MISSING) || document.is(State.EMPTY)) {
            document.report().error(0, 0, document.is(State.EMPTY) ? "is empty" : "does not exist");
        }
        ReferencedFiles referenced = new ReferencedFiles(files, paths, this::note);
        AppFile main = new AppReader(paths, home.environment(), referenced, false).read(document);
        app = main;
        if (main == null || isTooLarge(main)) {
            throw new ConfigurationException(files.log().all());
        }
        Settings settings = main.settings();
        HealthState unknown =
                settings == null ? HealthState.UNKNOWN : settings.planner().unknownState();
        PluginReading<SlurmSettings> slurm =
                new SlurmReader(files, paths, home.environment(), this::note).read(source(main, PluginKind.SLURM));
        Set<String> builtIn = slurm.settings().check().isPresent() ? Set.of(SlurmStateCheck.ID) : Set.of();
        Definitions<Check> checks =
                new CheckReader(unknown, builtIn).read(contents(Library.Kind.CHECKS, main.checks()));
        Definitions<MetricDefinition> metrics = new MetricReader().read(contents(Library.Kind.METRICS, main.metrics()));
        templates = new TemplateReader(checks, metrics).read(contents(Library.Kind.TEMPLATES, main.templates()));
        Location place = main.topology();
        Topology topology =
                place == null ? Topology.EMPTY : new TopologyReader(files, templates).read(place.path(), place.place());
        requireSites(main.sites(), topology);
        SimulatorReader simulatorReader = new SimulatorReader(files, paths, this::note);
        PluginReading<SimulationSettings> simulator = simulatorReader.read(source(main, PluginKind.SIMULATOR));
        overridesFile = simulatorReader.overridesFile();
        List<Maintenance> maintenances = MaintenanceReader.read(noted(MaintenanceReader.file(home.directory())));
        String administrator = settings == null ? "" : settings.auth().username();
        Accounts accounts = new AccountsReader(administrator).read(noted(AccountsReader.file(home.directory())));
        if (settings == null) {
            throw new ConfigurationException(files.log().all());
        }
        Configuration found = new Configuration(
                settings,
                topology,
                templates.catalog(),
                new CheckLibrary(checks.values()),
                new MetricLibrary(metrics.values()),
                simulator.settings(),
                slurm.settings(),
                maintenances,
                accounts,
                new SettingsDocument(
                        main.document(),
                        Map.of(
                                PluginKind.SIMULATOR.id(), simulator.document(),
                                PluginKind.SLURM.id(), slurm.document())),
                files.log().all());
        configuration = found;
        return found;
    }

    private PluginSource source(AppFile main, PluginKind kind) {
        PluginEntry entry = Objects.requireNonNull(main.plugins().get(kind));
        return PluginSource.of(kind, entry, files, home.directory(), this::note);
    }

    private Document noted(Path file) {
        note(file);
        return files.read(file);
    }

    /** Remembers a file, as it is, before it is read. */
    private void note(Path file) {
        singles.add(file);
        fingerprint = fingerprint.and(look(new Footprint(List.of(file), List.of())));
    }

    private Fingerprint look(Footprint footprint) {
        return Fingerprint.of(files.view(), footprint, home.limits().files());
    }

    /** Remembers the directories as they are before they are read; too many files in them are reported. */
    private boolean isTooLarge(AppFile main) {
        List<Location> locations = Stream.of(main.topology(), main.templates(), main.checks(), main.metrics())
                .flatMap(Stream::ofNullable)
                .toList();
        trees = locations.stream().map(Location::path).toList();
        Fingerprint before = look(new Footprint(List.of(), trees));
        fingerprint = fingerprint.and(before);
        int most = home.limits().files();
        boolean tooLarge = before.stamps().size() > most;
        if (tooLarge) {
            Place place = locations.get(0).place();
            place.error("the configured directories hold more than " + most + " YAML files; nothing of them is read");
        }
        return tooLarge;
    }

    private Library.Contents contents(Library.Kind kind, @Nullable Location location) {
        return location == null ? NOTHING : library.read(kind, location.path(), location.place());
    }

    private static void requireSites(List<SiteReference> references, Topology topology) {
        Set<String> known =
                topology.sites().stream().map(site -> site.id().value()).collect(Collectors.toSet());
        for (SiteReference reference : references) {
            if (!known.contains(reference.id())) {
                reference.place().warning("there is no site '" + reference.id() + "'");
            }
        }
    }
}
