/** Controlling the simulation, told with the fakes of this kit. */
@NullMarked
package dev.rackstate.testkit.simulation;

import org.jspecify.annotations.NullMarked;
