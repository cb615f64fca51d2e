/**
 * How identity is kept: passwords as bcrypt hashes, sessions as signed tokens, and in files that only the owner of the
 * process may read the key that signs them, the sessions that were ended, and people's pictures.
 */
@NullMarked
package dev.rackstate.adapter.identity;

import org.jspecify.annotations.NullMarked;
