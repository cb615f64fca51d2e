package dev.rackstate.adapter.simulator.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The states of a node, in the words of Slurm's {@code sinfo}. */
enum SlurmStatus {
    ALLOCATED(1, 0),
    COMPLETING(1, 0),
    DOWN(0, 0),
    DRAIN(0, 0),
    DRAINING(0, 0),
    FAIL(0, 0),
    IDLE(0, 1),
    MAINT(0, 0),
    MIXED(0.5, 0.5),
    RESERVED(0, 0),
    PLANNED(0, 1),
    UNKNOWN(0, 0);

    private final double allocated;
    private final double idle;

    SlurmStatus(double allocated, double idle) {
        this.allocated = allocated;
        this.idle = idle;
    }

    /** What part of the node jobs have. */
    double allocated() {
        return allocated;
    }

    /** What part of the node jobs could have. */
    double idle() {
        return idle;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them. */
    static String words() {
        return Arrays.stream(values()).map(SlurmStatus::word).collect(Collectors.joining(", "));
    }

    static Optional<SlurmStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
