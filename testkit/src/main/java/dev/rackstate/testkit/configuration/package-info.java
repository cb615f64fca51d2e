/**
 * The contract of the configuration port: what every store does when it is read, edited, broken and watched.
 */
@NullMarked
package dev.rackstate.testkit.configuration;

import org.jspecify.annotations.NullMarked;
