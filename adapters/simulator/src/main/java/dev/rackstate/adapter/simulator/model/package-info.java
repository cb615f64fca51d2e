/**
 * The simulated machine room: what every series is worth at every moment.
 *
 * <p>Nothing in here remembers anything. A value is a function of the settings, the series and the time, made from
 * hashes ({@code Noise}), so that the past can be asked for, order does not matter and two processes with one
 * configuration agree. {@code Simulation} is the whole; {@code Moment} is the whole at one instant.
 */
@NullMarked
package dev.rackstate.adapter.simulator.model;

import org.jspecify.annotations.NullMarked;
