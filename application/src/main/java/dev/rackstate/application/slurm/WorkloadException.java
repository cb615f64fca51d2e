package dev.rackstate.application.slurm;

import org.jspecify.annotations.Nullable;

/** A workload that could not be had, with the reason in words that can be shown to a person; holds no secret. */
public final class WorkloadException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A failure. */
    public WorkloadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A failure without a cause. */
    public WorkloadException(String message) {
        this(message, null);
    }
}
