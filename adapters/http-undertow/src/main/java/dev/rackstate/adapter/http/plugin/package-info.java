/**
 * The plugins: which there are, what they add to the navigation, and how they are configured.
 */
@NullMarked
package dev.rackstate.adapter.http.plugin;

import org.jspecify.annotations.NullMarked;
