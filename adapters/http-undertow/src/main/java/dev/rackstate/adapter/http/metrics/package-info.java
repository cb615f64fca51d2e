/**
 * {@code GET /metrics}: the states of all entities with their physical labels, so that Prometheus can alert on a rack or
 * a room, and how the server itself is doing.
 *
 * <p>The server's own numbers are collectors of the Prometheus client library in a registry of their own. The states,
 * which may be a million lines, are written straight from the snapshot.
 */
@NullMarked
package dev.rackstate.adapter.http.metrics;

import org.jspecify.annotations.NullMarked;
