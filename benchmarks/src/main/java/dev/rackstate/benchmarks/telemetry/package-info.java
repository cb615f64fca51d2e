/**
 * Telemetry that costs nothing to make: answers prepared once, handed over in memory or as the JSON of a server.
 *
 * <p>What is measured with them is the product alone. Two sets of answers take turns, so that some states change from
 * round to round, as they do in life.
 */
@NullMarked
package dev.rackstate.benchmarks.telemetry;

import org.jspecify.annotations.NullMarked;
