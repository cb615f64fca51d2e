package dev.rackstate.application.configuration;

import dev.rackstate.application.simulation.Incident;
import dev.rackstate.application.simulation.SimulationSettings.ValueOverride;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.identity.Accounts;
import dev.rackstate.domain.maintenance.Maintenance;
import dev.rackstate.domain.slurm.NodeMapping;
import dev.rackstate.domain.topology.Topology;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one part of the configuration shall be. */
public sealed interface Wanted {
    /** The building. */
    record Building(Topology topology) implements Wanted {}

    /** The catalog. */
    record Templates(Catalog catalog) implements Wanted {}

    /**
     * A file of a library.
     *
     * @param library which library
     * @param name the file's name in it
     * @param content what it shall hold, to the letter, or null when it shall be gone
     */
    record LibraryFile(
            Library library, String name, @Nullable String content) implements Wanted {}

    /**
     * Values of the main file; everything else in it stays.
     *
     * @param values dotted key, such as {@code telemetry.prometheus_url}, to a plain value; null takes the key out of the
     *     file, so that its default holds
     */
    record Values(Map<String, @Nullable Object> values) implements Wanted {
        /** Copies the map. */
        public Values {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String toString() {
            return "Values" + values.keySet();
        }
    }

    /**
     * A plugin's own file. Keys that are not named stay as they are.
     *
     * @param plugin its id
     * @param values key to plain value; null takes the key out
     */
    record Plugin(String plugin, Map<String, @Nullable Object> values) implements Wanted {
        /** Copies the map. */
        public Plugin {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** The planned work. */
    record Work(List<Maintenance> maintenances) implements Wanted {
        /** Copies the list. */
        public Work {
            maintenances = List.copyOf(maintenances);
        }
    }

    /** What is done to the simulated machine room by hand. */
    record Simulation(List<ValueOverride> overrides, List<Incident> incidents) implements Wanted {
        /** Copies the lists. */
        public Simulation {
            overrides = List.copyOf(overrides);
            incidents = List.copyOf(incidents);
        }
    }

    /** Which Slurm node is which of ours, in the file that the plugin {@code workload-slurm} names. */
    record SlurmMapping(NodeMapping mapping) implements Wanted {}

    /** The users and API keys. */
    record People(Accounts accounts) implements Wanted {}

    /** The libraries whose files can be read and written as they are. */
    enum Library {
        /** Health checks. */
        CHECKS,
        /** Metrics. */
        METRICS
    }
}
