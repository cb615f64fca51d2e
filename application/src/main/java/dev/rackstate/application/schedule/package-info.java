/**
 * When things run, as a port, so that tests own the time.
 */
@NullMarked
package dev.rackstate.application.schedule;

import org.jspecify.annotations.NullMarked;
