/**
 * What the server was told: its settings, read and changed; the configurations that stand side by side; the environment; and
 * what the latest attempt to load the configuration found wrong.
 */
@NullMarked
package dev.rackstate.adapter.http.configuration;

import org.jspecify.annotations.NullMarked;
