/**
 * Who may do what: roles, users and API keys as they are written down.
 */
@NullMarked
package dev.rackstate.domain.identity;

import org.jspecify.annotations.NullMarked;
