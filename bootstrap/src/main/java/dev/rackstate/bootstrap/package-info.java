/**
 * The program: which adapter stands behind which port, and the command line.
 *
 * <p>{@link Rackstate} is the server as a value that can be started and closed inside another process; {@link Main} is a
 * thin shell around it.
 */
@NullMarked
package dev.rackstate.bootstrap;

import org.jspecify.annotations.NullMarked;
