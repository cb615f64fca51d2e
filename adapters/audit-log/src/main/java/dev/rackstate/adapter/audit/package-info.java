/**
 * The audit log as files of JSON lines, a line for each entry, which other tools can follow and read.
 */
@NullMarked
package dev.rackstate.adapter.audit;

import org.jspecify.annotations.NullMarked;
