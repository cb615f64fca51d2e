/**
 * The workload port over slurmrestd, Slurm's own REST daemon, from Slurm 22.05 ({@code v0.0.38}) on.
 *
 * <p>{@code SlurmrestdWorkloadSource} asks with GET and nothing else. One set of readers takes all versions: a number
 * may be plain, null, a text or an object; a state one word or many; a member may stand one level deeper. Strict in
 * what a state hangs on, lenient in the rest. The server on the other side is not trusted: its time, its bytes, the
 * count of what it tells and its addresses are bounded.
 */
@NullMarked
package dev.rackstate.adapter.slurm;

import org.jspecify.annotations.NullMarked;
