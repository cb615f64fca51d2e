/** Changes of the configuration. */
@NullMarked
package dev.rackstate.application.editing;

import org.jspecify.annotations.NullMarked;
