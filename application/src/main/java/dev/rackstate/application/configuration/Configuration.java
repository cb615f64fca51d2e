package dev.rackstate.application.configuration;

import dev.rackstate.application.simulation.SimulationSettings;
import dev.rackstate.application.slurm.SlurmSettings;
import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.identity.Accounts;
import dev.rackstate.domain.maintenance.Maintenance;
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
 * @param slurm how the workload is asked for and read
 * @param maintenances planned work, in file order
 * @param accounts who may sign in beside the built-in administrator, and the API keys
 * @param document the main file with every default filled in, as callers are shown it
 * @param problems everything found wrong, ordered by file, line and column
 */
public record Configuration(
        Settings settings,
        Topology topology,
        Catalog catalog,
        CheckLibrary checks,
        MetricLibrary metrics,
        SimulationSettings simulation,
        SlurmSettings slurm,
        List<Maintenance> maintenances,
        Accounts accounts,
        SettingsDocument document,
        List<Problem> problems) {
    /** Orders and copies the problems, copies the lists. */
    public Configuration {
        maintenances = List.copyOf(maintenances);
        problems = problems.stream().sorted().toList();
    }

    /** A configuration without workload, maintenances and accounts. */
    public Configuration(
            Settings settings,
            Topology topology,
            Catalog catalog,
            CheckLibrary checks,
            MetricLibrary metrics,
            SimulationSettings simulation,
            List<Problem> problems) {
        this(
                settings,
                topology,
                catalog,
                checks,
                metrics,
                simulation,
                SlurmSettings.OFF,
                List.of(),
                Accounts.NONE,
                SettingsDocument.EMPTY,
                problems);
    }

    /** Whether any problem is an error. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.level() == Problem.Level.ERROR);
    }

    /** The same configuration with other settings. */
    public Configuration withSettings(Settings other) {
        return new Configuration(
                other,
                topology,
                catalog,
                checks,
                metrics,
                simulation,
                slurm,
                maintenances,
                accounts,
                document,
                problems);
    }

    /** The same configuration with another building. */
    public Configuration withTopology(Topology other) {
        return new Configuration(
                settings,
                other,
                catalog,
                checks,
                metrics,
                simulation,
                slurm,
                maintenances,
                accounts,
                document,
                problems);
    }

    /** The same configuration with other maintenances. */
    public Configuration withMaintenances(List<Maintenance> other) {
        return new Configuration(
                settings, topology, catalog, checks, metrics, simulation, slurm, other, accounts, document, problems);
    }

    /** The same configuration with another simulation. */
    public Configuration withSimulation(SimulationSettings other) {
        return new Configuration(
                settings, topology, catalog, checks, metrics, other, slurm, maintenances, accounts, document, problems);
    }

    /** The same configuration with other accounts. */
    public Configuration withAccounts(Accounts other) {
        return new Configuration(
                settings,
                topology,
                catalog,
                checks,
                metrics,
                simulation,
                slurm,
                maintenances,
                other,
                document,
                problems);
    }

    /** The same configuration with another way to the workload. */
    public Configuration withSlurm(SlurmSettings other) {
        return new Configuration(
                settings,
                topology,
                catalog,
                checks,
                metrics,
                simulation,
                other,
                maintenances,
                accounts,
                document,
                problems);
    }

    /** The same configuration with other problems. */
    public Configuration withProblems(List<Problem> other) {
        return new Configuration(
                settings,
                topology,
                catalog,
                checks,
                metrics,
                simulation,
                slurm,
                maintenances,
                accounts,
                document,
                other);
    }

    /** The same configuration with another document. */
    public Configuration withDocument(SettingsDocument other) {
        return new Configuration(
                settings,
                topology,
                catalog,
                checks,
                metrics,
                simulation,
                slurm,
                maintenances,
                accounts,
                other,
                problems);
    }
}
