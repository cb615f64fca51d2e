/**
 * Why something is in the state it is in: the smallest set of findings that explains it.
 */
@NullMarked
package dev.rackstate.adapter.http.explain;

import org.jspecify.annotations.NullMarked;
