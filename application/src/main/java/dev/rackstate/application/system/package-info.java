/**
 * The process that serves, and the ones it works with: what they use, and how this one is restarted.
 */
@NullMarked
package dev.rackstate.application.system;

import org.jspecify.annotations.NullMarked;
