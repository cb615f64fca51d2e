/**
 * Workload states of Slurm: which metric tells them, what each state means, and which Slurm node is which of ours.
 */
@NullMarked
package dev.rackstate.application.slurm;

import org.jspecify.annotations.NullMarked;
