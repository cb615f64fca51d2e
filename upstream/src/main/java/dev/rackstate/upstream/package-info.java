/**
 * Asking servers that are not trusted: one deadline over a whole call, a cap on its bytes, addresses that are looked at
 * before every request, TLS from PEM files, secrets from files, and words for whatever goes wrong.
 *
 * <p>What adapters to HTTP servers share. {@code Transport} is the way to a server, for a Feign interface of the
 * adapter's own.
 */
@NullMarked
package dev.rackstate.upstream;

import org.jspecify.annotations.NullMarked;
