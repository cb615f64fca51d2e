/**
 * The building: site, room, aisle, rack, device, node, as it is written down and as it is computed with.
 *
 * <p>The records are the configuration, one to one. {@code CompiledTopology} numbers the same entities depth-first, so
 * that a subtree is one range of numbers and everything about it fits into flat arrays.
 */
@NullMarked
package dev.rackstate.domain.topology;

import org.jspecify.annotations.NullMarked;
