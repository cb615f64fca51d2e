/** Tests of the whole: the architecture, and the program with real counterparts. */
@NullMarked
package dev.rackstate.bootstrap;

import org.jspecify.annotations.NullMarked;
