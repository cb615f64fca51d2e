/** The processes that the server works with, told with the fakes of this kit. */
@NullMarked
package dev.rackstate.testkit.system;

import org.jspecify.annotations.NullMarked;
