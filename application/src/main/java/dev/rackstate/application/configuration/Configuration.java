package dev.rackstate.application.configuration;

import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.topology.Topology;
import java.util.List;

/**
 * Everything the server is told, as one value. Immutable.
 *
 * @param settings the application's own settings
 * @param topology the building; entries with errors are left out
 * @param catalog the hardware templates
 * @param checks the health checks
 * @param metrics the metrics library
 * @param simulation what the simulator does when it is the source of telemetry
 * @param problems everything found wrong, ordered by file, line and column
 */
public record Configuration(
        Settings settings,
        Topology topology,
        Catalog catalog,
        CheckLibrary checks,
        MetricLibrary metrics,
        SimulationSettings simulation,
        List<Problem> problems) {
    /** Orders and copies the problems. */
    public Configuration {
        problems = problems.stream().sorted().toList();
    }

    /** Whether any problem is an error. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.level() == Problem.Level.ERROR);
    }

    /** The same configuration with other settings. */
    public Configuration withSettings(Settings other) {
        return new Configuration(other, topology, catalog, checks, metrics, simulation, problems);
    }
}
