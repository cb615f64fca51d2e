/**
 * Numbers about the installation and about the asking: how much there is in which state, how the sources answer, how
 * the rounds go.
 */
@NullMarked
package dev.rackstate.adapter.http.stats;

import org.jspecify.annotations.NullMarked;
