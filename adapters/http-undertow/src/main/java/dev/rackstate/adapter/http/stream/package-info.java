/**
 * State changes as they are published, as server-sent events (WHATWG HTML, section 9.2).
 *
 * <p>Every publication is compared with the one before it once, written once and shared by all clients. A client that
 * reads too slowly is dropped, not buffered for without end; when it comes back it hears what it missed, or that it has
 * to read everything anew.
 */
@NullMarked
package dev.rackstate.adapter.http.stream;

import org.jspecify.annotations.NullMarked;
