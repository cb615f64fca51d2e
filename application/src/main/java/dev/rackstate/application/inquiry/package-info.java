/**
 * Questions that somebody asks the telemetry sources now: how a metric went, what an expression gives, what a check would
 * say.
 *
 * <p>Each one blocks until the sources have answered or their time limits are over, and none of them touches what the
 * rounds publish. Interrupting the thread gives a question up.
 */
@NullMarked
package dev.rackstate.application.inquiry;

import org.jspecify.annotations.NullMarked;
