/**
 * Machines of any size to measure with: made by rule, equal on every run, of the shape that large machines have.
 *
 * <p>A generated machine is objects of the domain; the writer puts the same down as a configuration directory, so that
 * a measurement in memory and one of the whole server speak of the same thing.
 */
@NullMarked
package dev.rackstate.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
