/**
 * Changes of the configuration as edits of its files, worked out and not written: which file gets which text, and which
 * goes.
 */
@NullMarked
package dev.rackstate.adapter.yaml.draft;

import org.jspecify.annotations.NullMarked;
