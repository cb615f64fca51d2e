/** Tests of the simulated values: laws as properties, stories as examples. */
@NullMarked
package dev.rackstate.adapter.simulator.model;

import org.jspecify.annotations.NullMarked;
