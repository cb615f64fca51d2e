/**
 * Keeps the workload known: asks its source in the background, keeps the last good answer with its age, and places it in
 * the building in force.
 *
 * <p>{@code ExporterWorkloadSource} stands on the telemetry port, and so needs no adapter of its own.
 */
@NullMarked
package dev.rackstate.application.workload;

import org.jspecify.annotations.NullMarked;
