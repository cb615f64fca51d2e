/**
 * What the simulator is told to do: incident modes, profiles, the catalogue of metrics it emits, and what people do to
 * the simulated machine room by hand.
 */
@NullMarked
package dev.rackstate.application.simulation;

import org.jspecify.annotations.NullMarked;
