/**
 * Health checks: a query, the rules that turn its samples into states, and the debounce that keeps a spike quiet.
 */
@NullMarked
package dev.rackstate.domain.check;

import org.jspecify.annotations.NullMarked;
