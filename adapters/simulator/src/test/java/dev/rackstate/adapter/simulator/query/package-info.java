/** Tests of the part of PromQL that the simulator evaluates. */
@NullMarked
package dev.rackstate.adapter.simulator.query;

import org.jspecify.annotations.NullMarked;
