/**
 * Who calls and what they may do: accounts with roles, sessions, API keys.
 */
@NullMarked
package dev.rackstate.application.identity;

import org.jspecify.annotations.NullMarked;
