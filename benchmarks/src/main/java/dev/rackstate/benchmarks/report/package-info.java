/**
 * What was measured, against which budget and which baseline, on what computer: as a table for people and as JSON for
 * the next run to compare with.
 */
@NullMarked
package dev.rackstate.benchmarks.report;

import org.jspecify.annotations.NullMarked;
