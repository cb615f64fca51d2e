/**
 * From samples to findings: which check speaks of which entity, what its samples mean there, and how a debounce keeps a
 * spike quiet.
 *
 * <p>The caller asks the questions and brings the answers, with the time; this package judges them. It holds no clock
 * and asks nobody, so a round can be replayed sample by sample.
 */
@NullMarked
package dev.rackstate.domain.evaluation;

import org.jspecify.annotations.NullMarked;
