/**
 * The workload beside the building: fetched in the background, kept with its age, placed in the rooms and racks.
 */
@NullMarked
package dev.rackstate.application.slurm;

import org.jspecify.annotations.NullMarked;
