/**
 * Real servers for tests: started on a free loopback port with a directory of their own, awaited by polling, and ended
 * by their handle.
 *
 * <p>A server that is not installed is no reason to fail: {@code Program.assumeInstalled} ends the test as assumed away
 * and prints what to install. {@code FaultyUpstream} is the one server that is not real: it misbehaves on demand.
 */
@NullMarked
package dev.rackstate.testkit.process;

import org.jspecify.annotations.NullMarked;
