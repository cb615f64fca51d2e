/**
 * How callers name an entity and how answers say where it is: look-up by ids that may repeat, and the names of the
 * places around it.
 */
@NullMarked
package dev.rackstate.adapter.http.entity;

import org.jspecify.annotations.NullMarked;
