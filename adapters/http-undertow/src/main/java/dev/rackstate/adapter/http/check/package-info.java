/** Health checks: the library and its files, and trying an expression or a whole check out before it counts. */
@NullMarked
package dev.rackstate.adapter.http.check;

import org.jspecify.annotations.NullMarked;
