/**
 * One test class per format, with examples of everything it accepts and everything it complains about; properties over
 * damaged files; and the contract of the port.
 */
@NullMarked
package dev.rackstate.adapter.yaml;

import org.jspecify.annotations.NullMarked;
