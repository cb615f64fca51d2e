/**
 * The Rackstate domain: the building, the checks, and how the worst state travels upward.
 *
 * <p>Pure Java with no runtime dependency, made to be embedded: nothing here logs, reads a clock, opens a file or
 * starts a thread.
 */
module dev.rackstate.domain {
    requires static transitive org.jspecify;

    exports dev.rackstate.domain.catalog;
    exports dev.rackstate.domain.edit;
    exports dev.rackstate.domain.evaluation;
    exports dev.rackstate.domain.health;
    exports dev.rackstate.domain.identity;
    exports dev.rackstate.domain.check;
    exports dev.rackstate.domain.maintenance;
    exports dev.rackstate.domain.metric;
    exports dev.rackstate.domain.network;
    exports dev.rackstate.domain.promql;
    exports dev.rackstate.domain.propagation;
    exports dev.rackstate.domain.slurm;
    exports dev.rackstate.domain.snapshot;
    exports dev.rackstate.domain.spelling;
    exports dev.rackstate.domain.topology;
}
