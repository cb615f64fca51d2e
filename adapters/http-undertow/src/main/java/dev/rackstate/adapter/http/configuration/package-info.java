/**
 * What became of the latest attempt to load the configuration.
 */
@NullMarked
package dev.rackstate.adapter.http.configuration;

import org.jspecify.annotations.NullMarked;
