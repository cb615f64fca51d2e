/**
 * What can be switched on beside the health of the building, and what each part adds to the navigation.
 */
@NullMarked
package dev.rackstate.application.plugin;

import org.jspecify.annotations.NullMarked;
