/**
 * The contract of the workload port, as tests, and a real Slurm to hold it against.
 *
 * <p>An adapter is done when a test class of its own extends {@code WorkloadSourceContract}, hands it a source that
 * speaks to the real thing, and passes.
 *
 * <p>{@code SlurmCluster} is the real thing, on one machine and without installing a cluster: munged, slurmctld,
 * slurmrestd and a few slurmd in a directory of their own, on loopback ports of their own.
 */
@NullMarked
package dev.rackstate.testkit.slurm;

import org.jspecify.annotations.NullMarked;
