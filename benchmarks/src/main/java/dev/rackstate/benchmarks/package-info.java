/**
 * The benchmarks of Rackstate and the table that holds them against their budgets: {@code ./rackstate bench}.
 *
 * <p>An {@code Experiment} measures one thing, from a single step in one JVM to the whole server under load. Each is
 * compared, as far as that is possible, with something measured in the same run on the same computer.
 */
@NullMarked
package dev.rackstate.benchmarks;

import org.jspecify.annotations.NullMarked;
