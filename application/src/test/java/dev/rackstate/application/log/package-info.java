/** The log as it is kept: nothing lost, no secret in it. */
@NullMarked
package dev.rackstate.application.log;

import org.jspecify.annotations.NullMarked;
