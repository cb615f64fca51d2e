/**
 * Hardware templates: what a device, a rack or a rack component of one model looks like, and which checks and metrics
 * it brings with it.
 */
@NullMarked
package dev.rackstate.domain.catalog;

import org.jspecify.annotations.NullMarked;
