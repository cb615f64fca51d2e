/** Background tasks on real threads. */
@NullMarked
package dev.rackstate.application.schedule;

import org.jspecify.annotations.NullMarked;
