package dev.rackstate.domain.slurm;

/** What a state of a Slurm node means to the people who run it. */
public enum Severity {
    /** Nothing is wrong. */
    OK,
    /** Neither good nor bad. */
    INFO,
    /** Worth a look. */
    WARN,
    /** Out of work. */
    CRIT,
    /** Nobody said what it means. */
    UNKNOWN
}
