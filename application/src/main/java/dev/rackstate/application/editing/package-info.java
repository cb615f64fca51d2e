/**
 * Changing the configuration while the server runs: check first, then write everything or nothing, then put it in force.
 */
@NullMarked
package dev.rackstate.application.editing;

import org.jspecify.annotations.NullMarked;
