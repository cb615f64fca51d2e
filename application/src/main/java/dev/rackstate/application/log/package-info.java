/**
 * The server's own log, the latest part of it: kept in memory without secrets, for administrators to read and follow.
 */
@NullMarked
package dev.rackstate.application.log;

import org.jspecify.annotations.NullMarked;
