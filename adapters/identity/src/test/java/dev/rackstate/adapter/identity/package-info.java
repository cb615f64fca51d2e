/** Hashes, tokens and files of identity, and what survives a restart. */
@NullMarked
package dev.rackstate.adapter.identity;

import org.jspecify.annotations.NullMarked;
