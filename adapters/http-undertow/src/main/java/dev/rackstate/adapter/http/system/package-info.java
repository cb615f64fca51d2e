/**
 * The process that serves: its state, what it and its neighbours use, and restarting it.
 */
@NullMarked
package dev.rackstate.adapter.http.system;

import org.jspecify.annotations.NullMarked;
