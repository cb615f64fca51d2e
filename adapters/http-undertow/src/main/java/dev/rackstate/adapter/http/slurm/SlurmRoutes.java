package dev.rackstate.adapter.http.slurm;

import dev.rackstate.adapter.http.edit.Edits;
import dev.rackstate.adapter.http.route.Route;
import dev.rackstate.adapter.http.route.RouteBuilder;
import dev.rackstate.adapter.http.route.Tag;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.application.inquiry.TestExpression;
import dev.rackstate.application.slurm.ViewWorkload;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The workload of Slurm. */
public final class SlurmRoutes {
    static final Tag TAG = new Tag("Slurm", "The workload of Slurm in the building.");

    private SlurmRoutes() {}

    /**
     * The routes. All answer 404 while Slurm is switched off.
     *
     * @param expressions asks for Slurm metrics
     * @param clock for ages
     */
    public static List<Route> routes(
            Publications publications,
            ViewWorkload workload,
            Edits edits,
            TestExpression expressions,
            InstantSource clock) {
        Workloads workloads = new Workloads(workload, clock);
        return Stream.of(
                        new SlurmNodeRoutes(workloads, publications).routes(),
                        new SlurmJobRoutes(workloads, publications).routes(),
                        new SlurmPduRoutes(workloads, publications).routes(),
                        new SlurmMappingRoutes(workloads, edits).routes(),
                        new SlurmMetricRoutes(workloads, edits, expressions).routes())
                .flatMap(List::stream)
                .toList();
    }

    /** Declares what every route here has in common. */
    static RouteBuilder declare(RouteBuilder route) {
        return route.refuses(404, "Slurm is switched off, or what is asked about is not there.");
    }
}
