/**
 * Addresses and blocks of addresses, read from text without asking a name server.
 */
@NullMarked
package dev.rackstate.domain.network;

import org.jspecify.annotations.NullMarked;
