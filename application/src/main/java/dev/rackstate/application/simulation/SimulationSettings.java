package dev.rackstate.application.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator does.
 *
 * @param seed equal seeds give equal values
 * @param updateInterval the length of a tick; values change from tick to tick
 * @param incidentMode how much goes wrong
 * @param changesPerHour how often the incidents are dealt anew, at least 1
 * @param custom the counts of {@link IncidentMode#CUSTOM}
 * @param profiles load, temperature and power by profile name ({@code compute}, {@code gpu}, {@code service},
 *     {@code network}); profiles not named keep the built-in values
 * @param overrides values that are forced, also those that are over
 * @param incidents what goes wrong by hand, also what is over
 * @param catalog the metrics that are emitted; empty for every built-in metric on every target it suits
 * @param slurm the states of Slurm's nodes
 * @param defaultTtl how long a value is forced when nothing is said; zero for ever
 */
public record SimulationSettings(
        long seed,
        Duration updateInterval,
        IncidentMode incidentMode,
        int changesPerHour,
        CustomIncidents custom,
        Map<String, Profile> profiles,
        List<ValueOverride> overrides,
        List<Incident> incidents,
        List<CatalogEntry> catalog,
        SlurmStates slurm,
        Duration defaultTtl) {
    /** What an empty configuration means. */
    public static final SimulationSettings DEFAULT = new SimulationSettings(
            0, Duration.ofSeconds(20), IncidentMode.LIGHT, 2, CustomIncidents.NONE, Map.of(), List.of(), List.of());

    /** Copies the collections. */
    public SimulationSettings {
        profiles = Map.copyOf(profiles);
        overrides = List.copyOf(overrides);
        incidents = List.copyOf(incidents);
        catalog = List.copyOf(catalog);
    }

    /** Settings without incidents by hand, and with the usual states of Slurm's nodes. */
    public SimulationSettings(
            long seed,
            Duration updateInterval,
            IncidentMode incidentMode,
            int changesPerHour,
            CustomIncidents custom,
            Map<String, Profile> profiles,
            List<ValueOverride> overrides,
            List<CatalogEntry> catalog) {
        this(
                seed,
                updateInterval,
                incidentMode,
                changesPerHour,
                custom,
                profiles,
                overrides,
                List.of(),
                catalog,
                SlurmStates.DEFAULT,
                Duration.ofSeconds(120));
    }

    /** The same settings with other things done by hand. */
    public SimulationSettings with(List<ValueOverride> otherOverrides, List<Incident> otherIncidents) {
        return new SimulationSettings(
                seed,
                updateInterval,
                incidentMode,
                changesPerHour,
                custom,
                profiles,
                otherOverrides,
                otherIncidents,
                catalog,
                slurm,
                defaultTtl);
    }

    /** The values that are forced at a moment. */
    public List<ValueOverride> overridesAt(Instant at) {
        return overrides.stream().filter(override -> override.isInForce(at)).toList();
    }

    /** What goes wrong by hand at a moment; first the racks that are forced down. */
    public List<Incident> incidentsAt(Instant at) {
        return Stream.concat(overrides.stream().flatMap(override -> override.asIncident().stream()), incidents.stream())
                .filter(incident -> incident.isInForce(at))
                .toList();
    }

    /** How much goes wrong. */
    public enum IncidentMode {
        /** Nothing. */
        FULL_OK,
        /** 1 to 3 nodes CRIT and 1 to 5 WARN. */
        LIGHT,
        /** 1 to 3 nodes CRIT, 5 to 10 WARN, one rack down. */
        MEDIUM,
        /** 5 to 10 nodes CRIT, 10 to 20 WARN, two racks down, one aisle hot. */
        HEAVY,
        /** 15 % of nodes CRIT, 25 % WARN, 20 % of racks down, 25 % of aisles hot. */
        CHAOS,
        /** As {@link CustomIncidents} says. */
        CUSTOM
    }

    /**
     * The counts of the custom mode, each 0 or more and cut to what there is.
     *
     * @param devicesCrit nodes that are CRIT
     * @param devicesWarn nodes that are WARN
     * @param racksCrit racks that are down
     * @param aislesHot aisles that are hot
     */
    public record CustomIncidents(int devicesCrit, int devicesWarn, int racksCrit, int aislesHot) {
        /** Nothing goes wrong. */
        public static final CustomIncidents NONE = new CustomIncidents(0, 0, 0, 0);
    }

    /**
     * How a kind of node behaves.
     *
     * @param loadMin percent
     * @param loadMax percent
     * @param baseTemp degrees Celsius at no load
     * @param tempRange degrees added at full load
     * @param basePower watts at no load
     * @param powerVar watts added at full load
     */
    public record Profile(
            double loadMin, double loadMax, double baseTemp, double tempRange, double basePower, double powerVar) {
        /** What a profile that is not configured means. */
        public static final Profile DEFAULT = new Profile(10, 50, 22, 5, 150, 50);
    }

    /**
     * A forced value.
     *
     * @param id its name
     * @param instance the node, or null when a rack is meant
     * @param rackId the rack, or null when a node is meant
     * @param metric the id of a metric in the library, a metric's name, or {@code rack_down}
     * @param value what is emitted instead
     * @param startsAt when it begins, or null when it always has been
     * @param expiresAt when it ends, or null for never
     */
    public record ValueOverride(
            String id,
            @Nullable String instance,
            @Nullable String rackId,
            String metric,
            double value,
            @Nullable Instant startsAt,
            @Nullable Instant expiresAt)
            implements Intervention {
        /** The metric that takes a rack down, by any value above 0. */
        public static final String RACK_DOWN = "rack_down";

        /** A value that always has been forced. */
        public ValueOverride(
                String id,
                @Nullable String instance,
                @Nullable String rackId,
                String metric,
                double value,
                @Nullable Instant expiresAt) {
            this(id, instance, rackId, metric, value, null, expiresAt);
        }

        /** The same, but over at a moment. */
        public ValueOverride endingAt(Instant end) {
            return new ValueOverride(id, instance, rackId, metric, value, startsAt, end);
        }

        /** The incident that it is, if it forces a rack down. */
        public Optional<Incident> asIncident() {
            return rackId != null && metric.equals(RACK_DOWN) && value > 0
                    ? Optional.of(new Incident(id, IncidentType.RACK_DOWN, rackId, startsAt, expiresAt))
                    : Optional.empty();
        }
    }

    /**
     * The states of Slurm's nodes.
     *
     * @param random how many nodes have which state for no reason, drawn anew with the incidents
     * @param match which nodes may: names with {@code *} and {@code ?}; empty for all
     * @param allocatedPercent how many of the other nodes jobs run on
     */
    public record SlurmStates(Map<String, Integer> random, List<String> match, int allocatedPercent) {
        /** What holds where nothing is configured. */
        public static final SlurmStates DEFAULT =
                new SlurmStates(Map.of("drain", 1, "down", 1, "maint", 1), List.of("compute*", "visu*"), 80);

        /** Copies the collections. */
        public SlurmStates {
            random = Map.copyOf(random);
            match = List.copyOf(match);
        }
    }

    /**
     * A metric that is emitted.
     *
     * @param name a metric the simulator knows
     * @param rackScope whether it belongs to racks instead of nodes; null for the metric's own scope
     * @param instances node names it is limited to, with ranges and {@code *} and {@code ?}; empty for all
     * @param racks rack ids it is limited to, likewise
     * @param labels extra labels: literal text, or {@code $token} for a value of the target
     * @param labelsOnly whether the target's own labels are left out
     * @param help what the exposition says about it, or null
     */
    public record CatalogEntry(
            String name,
            @Nullable Boolean rackScope,
            List<String> instances,
            List<String> racks,
            Map<String, String> labels,
            boolean labelsOnly,
            @Nullable String help) {
        /** Copies the collections. */
        public CatalogEntry {
            instances = List.copyOf(instances);
            racks = List.copyOf(racks);
            labels = Map.copyOf(labels);
        }
    }
}
