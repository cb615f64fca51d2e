/**
 * What all routes that change something have in common: {@code dry_run}, {@code If-Match}, who asks, and how a refusal is
 * told.
 */
@NullMarked
package dev.rackstate.adapter.http.edit;

import org.jspecify.annotations.NullMarked;
