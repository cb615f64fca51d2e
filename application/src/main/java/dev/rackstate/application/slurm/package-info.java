/**
 * The workload beside the building: how it is asked for, the port through which it is asked, and what is known of it.
 */
@NullMarked
package dev.rackstate.application.slurm;

import org.jspecify.annotations.NullMarked;
