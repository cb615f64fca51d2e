/**
 * The upward path of the worst state: an incremental tree over a compiled topology, and the witness that explains a
 * state with as few findings as possible.
 */
@NullMarked
package dev.rackstate.domain.propagation;

import org.jspecify.annotations.NullMarked;
