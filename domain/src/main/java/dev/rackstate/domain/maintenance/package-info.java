/**
 * Planned work: for a while, trouble with a part of the building is expected.
 *
 * <p>A maintenance covers its target and everything inside it. It never changes a state: what is broken stays broken.
 * It says of an alert that somebody knows.
 */
@NullMarked
package dev.rackstate.domain.maintenance;

import org.jspecify.annotations.NullMarked;
