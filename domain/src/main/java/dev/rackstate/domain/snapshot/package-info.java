/**
 * Everything known after one round: states, findings, alerts, measurements and the condition of the sources.
 *
 * <p>A snapshot is immutable and is replaced as a whole, so readers need no lock and never see half a round.
 */
@NullMarked
package dev.rackstate.domain.snapshot;

import org.jspecify.annotations.NullMarked;
