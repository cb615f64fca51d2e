/**
 * The workload of Slurm in the building: states of nodes, partitions, jobs and reservations, the mapping of names, and the
 * catalogue of Slurm metrics.
 *
 * <p>Documents are made once per answer of Slurm and sent to everybody; see {@code Workloads}.
 */
@NullMarked
package dev.rackstate.adapter.http.slurm;

import org.jspecify.annotations.NullMarked;
