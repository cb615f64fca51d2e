/** Tests of the simulator's two faces, and the machine rooms that all its tests share. */
@NullMarked
package dev.rackstate.adapter.simulator;

import org.jspecify.annotations.NullMarked;
