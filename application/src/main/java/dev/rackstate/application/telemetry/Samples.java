package dev.rackstate.application.telemetry;

import dev.rackstate.domain.evaluation.SampleRows;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an instant query, in columns: the requested labels, the values, and a fingerprint of each series.
 *
 * <p>Built by one thread through {@link Builder}, immutable afterwards.
 */
public final class Samples implements SampleRows {
    private final List<String> labels;
    private final @Nullable String[][] columns;
    private final double[] values;
    private final long[] fingerprints;
    private final int size;
    private final List<String> warnings;

    private Samples(Builder builder) {
        labels = builder.labels;
        columns = builder.columns;
        values = builder.values;
        fingerprints = builder.fingerprints;
        size = builder.size;
        warnings = List.copyOf(builder.warnings);
    }

    @Override
    public int size() {
        return size;
    }

    /** The names of the label columns, as requested. */
    public List<String> labels() {
        return labels;
    }

    @Override
    public @Nullable String label(int column, int row) {
        return columns[column][row];
    }

    @Override
    public double value(int row) {
        return values[row];
    }

    @Override
    public long fingerprint(int row) {
        return fingerprints[row];
    }

    /** What the server said beside the answer. */
    public List<String> warnings() {
        return warnings;
    }

    /** Collects rows. Not safe for concurrent use; used up by {@link #build}. */
    public static final class Builder {
        private final List<String> labels;
        private final @Nullable String[][] columns;
        private double[] values = new double[64];
        private long[] fingerprints = new long[64];
        private int size;
        private List<String> warnings = List.of();

        /** A builder for these label columns. */
        public Builder(List<String> labels) {
            this.labels = List.copyOf(labels);
            this.columns = new String[labels.size()][64];
        }

        /**
         * Adds a series.
         *
         * @param row one value per label column, null where the series has no such label; copied
         * @param fingerprint as from {@link Fingerprint}
         */
        public Builder add(@Nullable String[] row, double value, long fingerprint) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
                fingerprints = Arrays.copyOf(fingerprints, size * 2);
                for (int column = 0; column < columns.length; column++) {
                    columns[column] = Arrays.copyOf(columns[column], size * 2);
                }
            }
            for (int column = 0; column < columns.length; column++) {
                columns[column][size] = row[column];
            }
            values[size] = value;
            fingerprints[size] = fingerprint;
            size++;
            return this;
        }

        /** How many series were added so far. */
        public int size() {
            return size;
        }

        /** Notes what the server said beside the answer. */
        public Builder warnings(List<String> said) {
            warnings = said;
            return this;
        }

        /** The finished answer. */
        public Samples build() {
            return new Samples(this);
        }
    }

    /** Hashes a label set label by label; the order of labels does not matter. */
    public static final class Fingerprint {
        // 64 bits wide, because String.hashCode is not enough: it takes "1X" for "29", and names of machines look so.
        private static final long STEP = 0xC2B2AE3D27D4EB4FL;

        private long sum;

        /** A fingerprint of no labels. */
        public Fingerprint() {}

        /** Takes one label in. */
        public Fingerprint add(String name, String value) {
            long hash = value.length();
            for (int i = 0; i < value.length(); i++) {
                hash = hash * STEP + value.charAt(i);
            }
            return add(name, hash);
        }

        /** As {@link #add(String, String)}, with the value where a parser left it. */
        public Fingerprint add(String name, char[] value, int from, int length) {
            long hash = length;
            for (int i = from; i < from + length; i++) {
                hash = hash * STEP + value[i];
            }
            return add(name, hash);
        }

        private Fingerprint add(String name, long valueHash) {
            long mixed = (name.hashCode() * 0x9E3779B97F4A7C15L) ^ valueHash;
            mixed ^= mixed >>> 32;
            mixed *= 0xD6E8FEB86659FD93L;
            mixed ^= mixed >>> 29;
            sum += mixed;
            return this;
        }

        /** The number for all labels taken in so far. */
        public long value() {
            return sum;
        }

        /** Forgets all labels, for the next series. */
        public void reset() {
            sum = 0;
        }
    }
}
