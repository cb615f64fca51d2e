package dev.rackstate.adapter.yaml;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.domain.catalog.Catalog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Holds what would be read after a change against what was wanted. */
final class ReadBack {
    private ReadBack() {}

    /**
     * Refuses a change that would not be read back as what was wanted: files can say things that no edit can change, such
     * as a value that several places share by an anchor.
     */
    static void require(List<Wanted> wanted, Configuration before, Configuration result) throws NotWritableException {
        for (Wanted part : wanted) {
            String different = different(part, result);
            if (!different.isEmpty()) {
                throw new NotWritableException(
                        Kind.INVALID,
                        "the change cannot be written so that it reads back as wanted: "
                                + reason(different, before, result));
            }
        }
    }

    private static String reason(String different, Configuration before, Configuration result) {
        Set<String> known = new HashSet<>();
        before.problems().forEach(problem -> known.add(problem.message()));
        return result.problems().stream()
                .filter(problem -> problem.level() == Problem.Level.ERROR && !known.contains(problem.message()))
                .findFirst()
                .map(Problem::toString)
                .orElse(different + " would be different");
    }

    /** What would be different; empty when nothing is. */
    private static String different(Wanted part, Configuration result) {
        if (part instanceof Wanted.Building building) {
            return TopologyDifference.first(building.topology(), result.topology());
        }
        if (part instanceof Wanted.Templates templates) {
            return different(templates.catalog(), result.catalog());
        }
        if (part instanceof Wanted.Work work) {
            return work.maintenances().equals(result.maintenances()) ? "" : "the planned work";
        }
        if (part instanceof Wanted.Simulation simulation) {
            boolean same = simulation.overrides().equals(result.simulation().overrides())
                    && simulation.incidents().equals(result.simulation().incidents());
            return same ? "" : "what the simulator is forced to";
        }
        if (part instanceof Wanted.SlurmMapping mapping) {
            return mapping.mapping().equals(result.slurm().mapping().nodes()) ? "" : "the mapping of Slurm's nodes";
        }
        boolean others =
                part instanceof Wanted.People people && !people.accounts().equals(result.accounts());
        return others ? "the users and API keys" : "";
    }

    /** Catalogs are the same when the same template stands under each id; files have an order of their own. */
    private static String different(Catalog wanted, Catalog result) {
        Set<Object> ours = all(wanted);
        Set<Object> theirs = all(result);
        return ours.equals(theirs) ? "" : "a template";
    }

    private static Set<Object> all(Catalog catalog) {
        Set<Object> all = new HashSet<>();
        Stream.of(catalog.deviceTemplates(), catalog.rackTemplates(), catalog.componentTemplates())
                .forEach(all::addAll);
        return all;
    }
}
