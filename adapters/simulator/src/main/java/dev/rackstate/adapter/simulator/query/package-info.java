/**
 * The part of PromQL that the simulator answers by itself: selectors, five aggregations, arithmetic and comparison
 * with numbers.
 *
 * <p>A {@code Query} is parsed text. Bound to a simulation it knows its series, whose labels never change, so that
 * evaluating it at a moment only fills an array of numbers. Whatever else PromQL has is refused by name.
 */
@NullMarked
package dev.rackstate.adapter.simulator.query;

import org.jspecify.annotations.NullMarked;
