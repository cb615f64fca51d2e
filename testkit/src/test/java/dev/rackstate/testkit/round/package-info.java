/** The rounds of the application, told with the fakes of this kit. */
@NullMarked
package dev.rackstate.testkit.round;

import org.jspecify.annotations.NullMarked;
