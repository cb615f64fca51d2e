/** Changes of the configuration, over stores that are held in memory. */
@NullMarked
package dev.rackstate.testkit.editing;

import org.jspecify.annotations.NullMarked;
