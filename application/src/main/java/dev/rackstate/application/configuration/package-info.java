/**
 * What the server is told to do, read whole and validated whole, and the problems found on the way.
 */
@NullMarked
package dev.rackstate.application.configuration;

import org.jspecify.annotations.NullMarked;
