/**
 * The metrics library: what can be measured on a node or a rack component, and how it is shown.
 */
@NullMarked
package dev.rackstate.domain.metric;

import org.jspecify.annotations.NullMarked;
