/**
 * The simulator over HTTP: how it is, what it is forced to, what goes wrong in it by hand.
 *
 * <p>The routes are there whether it is switched on or not, so that whoever wants to use it learns how.
 */
@NullMarked
package dev.rackstate.adapter.http.simulator;

import org.jspecify.annotations.NullMarked;
