package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.AppFile.Location;
import dev.rackstate.adapter.yaml.AppFile.SiteReference;
import dev.rackstate.adapter.yaml.Document.State;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.metric.MetricLibrary;
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
 * topology. Used once, by one thread.
 */
final class Load {
    private static final Library.Contents NOTHING = new Library.Contents(List.of(), false);

    private final Path appYaml;
    private final Map<String, String> environment;
    private final Limits limits;
    private final PathResolver paths;
    private final ProblemLog log = new ProblemLog();
    private final YamlFiles files;
    private final Library library;
    private final List<Path> singles = new ArrayList<>();
    private List<Path> trees = List.of();
    private Fingerprint fingerprint = Fingerprint.NONE;

    Load(Path workingDirectory, Path appYaml, Map<String, String> environment, Limits limits) {
        this.appYaml = appYaml;
        this.environment = environment;
        this.limits = limits;
        this.paths = new PathResolver(workingDirectory, Objects.requireNonNullElse(appYaml.getParent(), appYaml));
        this.files = new YamlFiles(workingDirectory, limits, log);
        this.library = new Library(files);
    }

    /** Where the configuration stands, as far as was found out. */
    Footprint footprint() {
        return new Footprint(singles, trees);
    }

    /** The files as they were before they were read. */
    Fingerprint fingerprint() {
        return fingerprint;
    }

    Configuration run() throws ConfigurationException {
        note(appYaml);
        Document document = files.read(appYaml);
        if (document.is(State.MISSING) || document.is(State.EMPTY)) {
            document.report().error(0, 0, document.is(State.EMPTY) ? "is empty" : "does not exist");
        }
        ReferencedFiles referenced = new ReferencedFiles(files, paths, this::note);
        AppFile app = new AppReader(paths, environment, referenced).read(document);
        if (app == null || isTooLarge(app)) {
            throw new ConfigurationException(log.all());
        }
        Settings settings = app.settings();
        HealthState unknown =
                settings == null ? HealthState.UNKNOWN : settings.planner().unknownState();
        Definitions<Check> checks = new CheckReader(unknown).read(contents(Library.Kind.CHECKS, app.checks()));
        Definitions<MetricDefinition> metrics = new MetricReader().read(contents(Library.Kind.METRICS, app.metrics()));
        Templates templates =
                new TemplateReader(checks, metrics).read(contents(Library.Kind.TEMPLATES, app.templates()));
        Location place = app.topology();
        Topology topology =
                place == null ? Topology.EMPTY : new TopologyReader(files, templates).read(place.path(), place.place());
        requireSites(app.sites(), topology);
        SimulationSettings simulation = new SimulatorReader(files, paths, this::note).read(app.simulator());
        if (settings == null) {
            throw new ConfigurationException(log.all());
        }
        return new Configuration(
                settings,
                topology,
                templates.catalog(),
                new CheckLibrary(checks.values()),
                new MetricLibrary(metrics.values()),
                simulation,
                log.all());
    }

    /** Remembers a file, as it is, before it is read. */
    private void note(Path file) {
        singles.add(file);
        fingerprint = fingerprint.and(Fingerprint.of(new Footprint(List.of(file), List.of()), limits.files()));
    }

    /** Remembers the directories as they are before they are read; too many files in them are reported. */
    private boolean isTooLarge(AppFile app) {
        List<Location> locations = Stream.of(app.topology(), app.templates(), app.checks(), app.metrics())
                .flatMap(Stream::ofNullable)
                .toList();
        trees = locations.stream().map(Location::path).toList();
        Fingerprint before = Fingerprint.of(new Footprint(List.of(), trees), limits.files());
        fingerprint = fingerprint.and(before);
        boolean tooLarge = before.stamps().size() > limits.files();
        if (tooLarge) {
            Place place = locations.get(0).place();
            place.error("the configured directories hold more than " + limits.files()
                    + " YAML files; nothing of them is read");
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
