/** Questions that are asked now, told with the fakes of this kit. */
@NullMarked
package dev.rackstate.testkit.inquiry;

import org.jspecify.annotations.NullMarked;
