/**
 * The four health states, their one order, and how the states of children make the state of a parent.
 *
 * <p>Reducers say what a parent makes of its children, edge maps what a child lets through to its parent. This package
 * knows nothing of buildings; {@code propagation} applies it to a topology.
 */
@NullMarked
package dev.rackstate.domain.health;

import org.jspecify.annotations.NullMarked;
