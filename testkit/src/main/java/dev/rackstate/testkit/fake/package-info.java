/**
 * Fakes of the ports, for tests that own the time and the answers: a clock that is set by hand, a scheduler that runs
 * tasks when told, a source that answers what it was taught, a store that holds one configuration.
 */
@NullMarked
package dev.rackstate.testkit.fake;

import org.jspecify.annotations.NullMarked;
