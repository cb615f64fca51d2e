package dev.rackstate.adapter.simulator.model;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A metric that the simulator knows how to make.
 *
 * @param name its name
 * @param about what kind of number it is, in words
 * @param scope the sort of target it speaks of
 * @param labels the labels of the target that its series carry, in order of name
 * @param possible the targets that can have it
 * @param usual those of them that get it when no catalogue says who
 * @param variants its series on a target
 * @param reading its value
 */
record Metric<T extends Target>(
        String name,
        About about,
        Class<T> scope,
        List<String> labels,
        Predicate<T> possible,
        Predicate<T> usual,
        Function<T, List<Variant>> variants,
        Reading<T> reading) {
    /** What kind of number a metric is. */
    enum Type {
        GAUGE,
        COUNTER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A metric in words.
     *
     * @param type what kind of number it is
     * @param help one sentence for the exposition
     * @param category what it is about, in one word
     * @param allowed the values that it can have; empty for any number
     */
    record About(Type type, String help, String category, List<Integer> allowed) {
        static About gauge(String help, String category, Integer... allowed) {
            return new About(Type.GAUGE, help, category, List.of(allowed));
        }

        static About counter(String help, String category) {
            return new About(Type.COUNTER, help, category, List.of());
        }
    }

    /** The value of one series; {@link MetricFamily#ABSENT} when it is not there at that moment. */
    @FunctionalInterface
    interface Reading<T extends Target> {
        double at(Moment moment, T target, Variant variant);
    }

    /** Whether a scope that the catalogue names is another one. What speaks of the whole cluster is in any. */
    boolean isElsewhere(boolean rackScope) {
        return scope != ClusterTarget.class && rackScope != (scope == RackTarget.class);
    }
}
