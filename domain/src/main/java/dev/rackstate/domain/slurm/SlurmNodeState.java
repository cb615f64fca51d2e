package dev.rackstate.domain.slurm;

import java.util.Set;

/**
 * The state of a Slurm node: a base state with flags, as {@code slurm.h} has it.
 *
 * @param base the base state
 * @param flags what else holds
 */
public record SlurmNodeState(Base base, Set<Flag> flags) {
    /** Copies the flags. */
    public SlurmNodeState {
        flags = Set.copyOf(flags);
    }

    /** The base states of {@code slurm.h}. */
    public enum Base {
        /** Slurm does not know, or we do not know the word. */
        UNKNOWN,
        /** Not available. */
        DOWN,
        /** Nothing runs. */
        IDLE,
        /** Fully in use. */
        ALLOCATED,
        /** In error. */
        ERROR,
        /** Partly in use. */
        MIXED,
        /** Not there yet. */
        FUTURE
    }

    /** The flags of {@code slurm.h} that matter to whether a node works. */
    public enum Flag {
        /** No new jobs. */
        DRAIN,
        /** About to fail, no new jobs. */
        FAIL,
        /** Jobs are ending. */
        COMPLETING,
        /** slurmd does not answer: {@code *}. */
        NOT_RESPONDING,
        /** In a maintenance reservation: {@code $}. */
        MAINTENANCE,
        /** In a reservation. */
        RESERVED,
        /** Kept for a job that is about to start: {@code -}. */
        PLANNED,
        /** Blocked by an exclusive job elsewhere. */
        BLOCKED,
        /** Made when needed. */
        CLOUD,
        /** Switched off to save power: {@code ~}. */
        POWERED_DOWN,
        /** Being switched off: {@code %}. */
        POWERING_DOWN,
        /** Being switched on: {@code #}. */
        POWERING_UP,
        /** To be switched off: {@code !}. */
        POWER_DOWN,
        /** To be switched on. */
        POWER_UP,
        /** To be switched off once idle. */
        POWER_DRAIN,
        /** A restart is asked for: {@code @}. */
        REBOOT_REQUESTED,
        /** A restart is under way: {@code ^}. */
        REBOOT_ISSUED,
        /** Its slurmd says something else than the configuration. */
        INVALID_REG,
        /** Added at run time. */
        DYNAMIC
    }
}
