package dev.rackstate.testkit.fake;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.configuration.SourceSettings;
import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.catalog.ComponentTemplate;
import dev.rackstate.domain.catalog.DeviceTemplate;
import dev.rackstate.domain.catalog.RackTemplate;
import dev.rackstate.domain.check.Check;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.health.Aggregation;
import dev.rackstate.domain.health.HealthState;
import dev.rackstate.domain.metric.MetricDefinition;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.topology.Aisle;
import dev.rackstate.domain.topology.AisleId;
import dev.rackstate.domain.topology.Device;
import dev.rackstate.domain.topology.InstancePattern;
import dev.rackstate.domain.topology.Instances;
import dev.rackstate.domain.topology.Rack;
import dev.rackstate.domain.topology.RackId;
import dev.rackstate.domain.topology.Room;
import dev.rackstate.domain.topology.RoomId;
import dev.rackstate.domain.topology.Site;
import dev.rackstate.domain.topology.SiteId;
import dev.rackstate.domain.topology.Topology;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds small configurations: sites with one room, one aisle, and racks of one device each. Every device has the
 * template {@code server}, every rack the template {@code cabinet} with the component {@code pdu}; checks and metrics
 * are bound to those. Not safe for concurrent use.
 */
public final class Configurations {
    private final Map<String, Map<String, String>> sites = new LinkedHashMap<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<MetricDefinition> library = new ArrayList<>();
    private List<SourceSettings> sources = List.of(source("main", List.of(), List.of()));
    private List<String> nodeMetrics = List.of();
    private List<String> rackMetrics = List.of();
    private Duration refresh = Duration.ofSeconds(30);
    private Duration staleAfter = Duration.ofMinutes(2);
    private HealthState unknownState = HealthState.UNKNOWN;

    /** A configuration of nothing. */
    public Configurations() {}

    /** A source with the given id that answers for these sites and checks; empty for all. */
    public static SourceSettings source(String id, List<String> sites, List<String> checks) {
        return new SourceSettings(
                id,
                SourceSettings.Kind.PROMETHEUS,
                URI.create("http://127.0.0.1:9"),
                Duration.ofSeconds(5),
                sites,
                checks,
                SourceSettings.Credentials.NONE,
                SourceSettings.Tls.DEFAULT,
                64L << 20,
                2_000_000);
    }

    /** Adds a site, which may stay empty. */
    public Configurations site(String id) {
        sites.computeIfAbsent(id, s -> new LinkedHashMap<>());
        return this;
    }

    /** Adds a rack to a site, with one device that holds the nodes of an instance pattern. */
    public Configurations rack(String site, String rack, String instances) {
        sites.computeIfAbsent(site, s -> new LinkedHashMap<>()).put(rack, instances);
        return this;
    }

    /** Adds a check: node checks are bound to devices, the others to racks. */
    public Configurations check(Check check) {
        checks.add(check);
        return this;
    }

    /** Adds a problem that loading is said to have found. */
    public Configurations problem(Problem problem) {
        problems.add(problem);
        return this;
    }

    /** Sets the sources. */
    public Configurations sources(SourceSettings... settings) {
        sources = List.of(settings);
        return this;
    }

    /** Sets what is measured on nodes and on racks. */
    public Configurations metrics(List<String> ofNodes, List<String> ofRacks) {
        nodeMetrics = ofNodes;
        rackMetrics = ofRacks;
        return this;
    }

    /** Adds a definition to the metrics library. */
    public Configurations define(MetricDefinition metric) {
        library.add(metric);
        return this;
    }

    /** Sets the pace of rounds. */
    public Configurations refresh(Duration period) {
        refresh = period;
        return this;
    }

    /** Sets how long states hold without their source. */
    public Configurations staleAfter(Duration limit) {
        staleAfter = limit;
        return this;
    }

    /** Sets what a target without data is. */
    public Configurations unknownState(HealthState state) {
        unknownState = state;
        return this;
    }

    /** The configuration. */
    public Configuration build() {
        List<Site> built = new ArrayList<>();
        sites.forEach((site, racks) -> built.add(site(site, racks)));
        return new Configuration(
                settings(),
                new Topology(built),
                catalog(),
                new CheckLibrary(checks),
                new MetricLibrary(library),
                SimulationSettings.DEFAULT,
                problems);
    }

    private static Site site(String id, Map<String, String> racks) {
        List<Rack> built = new ArrayList<>();
        racks.forEach((rack, instances) -> built.add(new Rack(
                new RackId(rack),
                rack,
                "cabinet",
                Rack.DEFAULT_HEIGHT,
                null,
                List.of(new Device(
                        rack + "-d1",
                        rack + "-d1",
                        "server",
                        1,
                        new Instances.Range(InstancePattern.parse(instances)),
                        Map.of(),
                        Aggregation.DEFAULT)),
                Aggregation.DEFAULT)));
        Aisle aisle = new Aisle(new AisleId("aisle"), "aisle", built, Aggregation.DEFAULT);
        Room room = new Room(
                new RoomId(id + "-room"), id + " room", null, null, List.of(aisle), List.of(), Aggregation.DEFAULT);
        return new Site(new SiteId(id), id, null, null, List.of(room), Aggregation.DEFAULT);
    }

    private Catalog catalog() {
        List<String> ids = checks.stream().map(Check::id).toList();
        DeviceTemplate server = new DeviceTemplate(
                "server", "server", "server", null, null, 1, null, null, null, List.of(), ids, nodeMetrics, Map.of());
        ComponentTemplate pdu =
                new ComponentTemplate("pdu", "pdu", "pdu", null, null, "side", null, 1, null, List.of(), rackMetrics);
        RackTemplate.Infrastructure infrastructure = new RackTemplate.Infrastructure(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new RackTemplate.ComponentRef("pdu", 1, null, "left")));
        RackTemplate cabinet = new RackTemplate("cabinet", "cabinet", Rack.DEFAULT_HEIGHT, infrastructure, List.of());
        return new Catalog(List.of(server), List.of(cabinet), List.of(pdu));
    }

    private Settings settings() {
        return new Settings(
                new Settings.App("Test", null),
                new Settings.Server("127.0.0.1", 0, "", List.of(), null, null),
                new Settings.Refresh(Duration.ofSeconds(30), Duration.ofSeconds(30)),
                new Settings.Cache(Duration.ofMinutes(2)),
                new Settings.Telemetry(
                        sources, "instance", "rack_id", "chassis_id", ".*", Duration.ofSeconds(30), 20, staleAfter),
                new Settings.Planner(unknownState, refresh, 200, 2, 20),
                Settings.Auth.OFF,
                new Settings.Logging("INFO", false));
    }
}
