package dev.rackstate.adapter.simulator.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The aggregations that are evaluated. */
enum Aggregator {
    SUM,
    AVG,
    MIN,
    MAX,
    COUNT;

    static @Nullable Aggregator of(String word) {
        for (Aggregator aggregator : values()) {
            if (aggregator.word().equalsIgnoreCase(word)) {
                return aggregator;
            }
        }
        return null;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it gives back the value of a group whose members all have the same. */
    boolean keepsWhatAllHave() {
        return this == AVG || this == MIN || this == MAX;
    }

    /** What the group is before its first value, which replaces it for minimum and maximum. */
    double start() {
        return this == MIN || this == MAX ? Double.NaN : 0;
    }

    /** Takes one more value in; NaN gives way to any number in minimum and maximum, as in Prometheus. */
    double add(double soFar, double value) {
        return switch (this) {
            case SUM, AVG -> soFar + value;
            case COUNT -> soFar + 1;
            case MIN -> soFar > value || Double.isNaN(soFar) ? value : soFar;
            case MAX -> soFar < value || Double.isNaN(soFar) ? value : soFar;
        };
    }

    double result(double soFar, int count) {
        return this == AVG ? soFar / count : soFar;
    }
}
