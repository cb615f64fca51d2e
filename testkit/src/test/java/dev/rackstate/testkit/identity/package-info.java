/** Who calls and what becomes of accounts, told with the fakes of this kit. */
@NullMarked
package dev.rackstate.testkit.identity;

import org.jspecify.annotations.NullMarked;
