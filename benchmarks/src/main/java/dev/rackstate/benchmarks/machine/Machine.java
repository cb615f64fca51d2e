package dev.rackstate.benchmarks.machine;

import dev.rackstate.domain.catalog.Catalog;
import dev.rackstate.domain.check.CheckLibrary;
import dev.rackstate.domain.metric.MetricLibrary;
import dev.rackstate.domain.topology.Topology;

/**
 * A machine to measure with. Immutable.
 *
 * @param topology where everything stands
 * @param catalog the templates its devices and racks refer to
 * @param checks the checks that the templates bind
 * @param metrics the metrics that the templates bind; none when the shape says so
 */
public record Machine(Topology topology, Catalog catalog, CheckLibrary checks, MetricLibrary metrics) {}
