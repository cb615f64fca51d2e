/**
 * The server's own log, to be read and followed by administrators.
 */
@NullMarked
package dev.rackstate.adapter.http.log;

import org.jspecify.annotations.NullMarked;
