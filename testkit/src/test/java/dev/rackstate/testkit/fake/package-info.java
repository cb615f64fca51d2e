/** The fakes keep the promises of the ports they stand for. */
@NullMarked
package dev.rackstate.testkit.fake;

import org.jspecify.annotations.NullMarked;
