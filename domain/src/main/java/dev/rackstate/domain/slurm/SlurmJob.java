package dev.rackstate.domain.slurm;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job that waits, runs, or ended a little while ago.
 *
 * @param id Slurm's number
 * @param name what its user calls it, or null
 * @param user whose it is
 * @param account who pays, or null
 * @param partition where it waits or runs; several separated by commas while it waits
 * @param state its state and flags in lower case, the state first: {@code running}, {@code completing}, ...
 * @param reason why it waits, or null
 * @param nodes the Slurm nodes it runs on, expanded; empty while it waits
 * @param cpus processors it has or wants, or null
 * @param submitted when it was handed in, or null
 * @param started when it began, or null while it waits
 * @param limit when its time is up, or null
 * @param reservation the reservation it runs in, or null
 * @param array the part of an array that it is, or null
 */
public record SlurmJob(
        long id,
        @Nullable String name,
        String user,
        @Nullable String account,
        String partition,
        List<String> state,
        @Nullable String reason,
        List<String> nodes,
        @Nullable Integer cpus,
        @Nullable Instant submitted,
        @Nullable Instant started,
        @Nullable Instant limit,
        @Nullable String reservation,
        @Nullable ArrayPart array) {
    private static final Set<String> HOLDING = Set.of(
            "running", "completing", "configuring", "suspended", "stopped", "resizing", "signaling", "stage_out");

    /** Copies the lists. */
    public SlurmJob {
        state = List.copyOf(state);
        nodes = List.copyOf(nodes);
    }

    /**
     * A part of an array of jobs. A task that has begun is a job of its own; those that wait are one together.
     *
     * @param job Slurm's number of the array, which its users know
     * @param tasks the task, or those that wait: {@code 4}, {@code 5-10%2}
     */
    public record ArrayPart(long job, String tasks) {}

    /** A job that is in no array. */
    public SlurmJob(
            long id,
            @Nullable String name,
            String user,
            @Nullable String account,
            String partition,
            List<String> state,
            @Nullable String reason,
            List<String> nodes,
            @Nullable Integer cpus,
            @Nullable Instant submitted,
            @Nullable Instant started,
            @Nullable Instant limit,
            @Nullable String reservation) {
        this(
                id,
                name,
                user,
                account,
                partition,
                state,
                reason,
                nodes,
                cpus,
                submitted,
                started,
                limit,
                reservation,
                null);
    }

    /** Whether it holds its nodes now: one that has ended may still name them. */
    public boolean holdsNodes() {
        return state.stream().anyMatch(HOLDING::contains);
    }

    /** Whether it waits to begin. */
    public boolean isWaiting() {
        return state.contains("pending") && !holdsNodes();
    }
}
