package dev.rackstate.adapter.simulator.model;

/** What a series speaks of: a node, a rack, or the Slurm cluster. */
sealed interface Target permits NodeTarget, RackTarget, ClusterTarget {
    /** Its number among the targets of its sort, from 0. */
    int index();

    /** What its random numbers are hashed from. */
    long key();

    /** The id of the rack it is or stands in. */
    String rackId();

    /** The value of one of its labels or catalogue tokens, or the empty text when it has none of that name. */
    String label(String name);
}
