/**
 * What the simulator is told to do: incident modes, profiles, overrides, and the catalogue of metrics it emits.
 */
@NullMarked
package dev.rackstate.application.simulation;

import org.jspecify.annotations.NullMarked;
