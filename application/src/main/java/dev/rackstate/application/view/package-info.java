/**
 * What callers look at: the latest publication of the round, and small use cases that read it.
 *
 * <p>Everything here answers from memory. Nothing asks a telemetry source, takes a lock or recomputes a state.
 */
@NullMarked
package dev.rackstate.application.view;

import org.jspecify.annotations.NullMarked;
