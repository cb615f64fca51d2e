/**
 * The contract of the workload port, as tests.
 *
 * <p>An adapter is done when a test class of its own extends {@code WorkloadSourceContract}, hands it a source that speaks
 * to the real thing, and passes.
 */
@NullMarked
package dev.rackstate.testkit.slurm;

import org.jspecify.annotations.NullMarked;
