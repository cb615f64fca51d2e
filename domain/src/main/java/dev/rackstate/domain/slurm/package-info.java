/**
 * The workload as Slurm tells it: nodes and their states, partitions, jobs, reservations, and which Slurm node is which node
 * of the building.
 *
 * <p>The words are Slurm's own ({@code slurm.h}, {@code sinfo}, the slurmrestd data parsers).
 */
@NullMarked
package dev.rackstate.domain.slurm;

import org.jspecify.annotations.NullMarked;
