/** Use cases and ports: what Rackstate does with the domain, and what it needs from the outside to do it. */
module dev.rackstate.application {
    requires static transitive org.jspecify;
    requires transitive dev.rackstate.domain;
    requires org.slf4j;

    exports dev.rackstate.application.audit;
    exports dev.rackstate.application.configuration;
    exports dev.rackstate.application.editing;
    exports dev.rackstate.application.identity;
    exports dev.rackstate.application.inquiry;
    exports dev.rackstate.application.log;
    exports dev.rackstate.application.plugin;
    exports dev.rackstate.application.round;
    exports dev.rackstate.application.schedule;
    exports dev.rackstate.application.simulation;
    exports dev.rackstate.application.simulationcontrol;
    exports dev.rackstate.application.slurm;
    exports dev.rackstate.application.system;
    exports dev.rackstate.application.telemetry;
    exports dev.rackstate.application.view;
    exports dev.rackstate.application.workload;
}
