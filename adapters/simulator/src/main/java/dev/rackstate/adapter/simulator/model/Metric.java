package dev.rackstate.adapter.simulator.model;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A metric that the simulator knows how to make.
 *
 * @param name its name
 * @param type what kind of number it is
 * @param help one sentence for the exposition
 * @param scope the sort of target it speaks of
 * @param possible the targets that can have it
 * @param usual those of them that get it when no catalogue says who
 * @param variants its series on a target
 * @param reading its value
 */
record Metric<T extends Target>(
        String name,
        Type type,
        String help,
        Class<T> scope,
        Predicate<T> possible,
        Predicate<T> usual,
        Function<T, List<Variant>> variants,
        Reading<T> reading) {
    /** What kind of number a metric is. */
    enum Type {
        GAUGE,
        COUNTER
    }

    /** The value of one series. */
    @FunctionalInterface
    interface Reading<T extends Target> {
        double at(Moment moment, T target, Variant variant);
    }

    boolean isOfRacks() {
        return scope == RackTarget.class;
    }
}
