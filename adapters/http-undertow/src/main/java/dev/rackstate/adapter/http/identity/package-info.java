/**
 * Who calls and what they may do: what stands before every route, and the routes about accounts, sessions and API keys.
 */
@NullMarked
package dev.rackstate.adapter.http.identity;

import org.jspecify.annotations.NullMarked;
