/**
 * The values of the domain as plain trees of keys and values, the way files write them down with defaults left out, and
 * how a tree changes when a value does.
 *
 * <p>A change is the difference between the trees of two values, carried over to the tree of a file: what the file says
 * beyond the values stays. Nothing here knows where files are.
 */
@NullMarked
package dev.rackstate.adapter.yaml.tree;

import org.jspecify.annotations.NullMarked;
