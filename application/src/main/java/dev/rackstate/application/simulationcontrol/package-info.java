/**
 * Steering the simulator: what people do to the simulated machine room, and what can be done to it.
 */
@NullMarked
package dev.rackstate.application.simulationcontrol;

import org.jspecify.annotations.NullMarked;
