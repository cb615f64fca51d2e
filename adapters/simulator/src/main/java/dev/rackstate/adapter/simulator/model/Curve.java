package dev.rackstate.adapter.simulator.model;

/** A quantity over time that knows its own integral, at any second and at the same cost. */
sealed interface Curve permits Wave, BalancedLoad {
    /** The value at a second since 1970. */
    double at(long second);

    /** The value times seconds, summed from 1970 to the second. */
    double integral(long second);
}
