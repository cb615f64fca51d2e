package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.telemetry.Samples;
import dev.rackstate.application.telemetry.TelemetryException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the answer to an instant query, as a stream, straight into columns: one pass, no tree, and a new String only
 * for a value of a requested label that was not seen in an earlier answer.
 *
 * <p>A {@code vector} has one row per series; a {@code scalar} is one row without labels. The fingerprint of a row is
 * taken over all labels of its series, {@code __name__} included. A label with an empty value is no label.
 *
 * <p>Safe for concurrent use. Keeps label values between answers, a bounded number of them, and so is made once per
 * server.
 */
public final class VectorDecoder {
    /** Several times what servers let in by default; keeps the search for a name that comes twice short. */
    private static final int MAX_LABELS = 256;

    private final int maxSeries;
    private final LabelDictionary dictionary = new LabelDictionary();

    /**
     * A decoder.
     *
     * @param maxSeries the most series that one answer may have
     */
    public VectorDecoder(int maxSeries) {
        this.maxSeries = maxSeries;
    }

    /**
     * Reads an answer to its end, and closes it.
     *
     * @param body the JSON text, in UTF-8
     * @param labels the labels whose values are kept, one column each
     * @throws IOException when the stream breaks
     * @throws TelemetryException when the answer is an error, is no whole and valid answer, has more series than
     *     allowed, or holds no single number per series
     */
    public Samples decode(InputStream body, List<String> labels) throws IOException, TelemetryException {
        Rows rows = new Rows(labels);
        AnswerReader.Envelope envelope = AnswerReader.read(body, rows);
        if (envelope.error() != null) {
            throw envelope.error().asException(200);
        }
        return rows.samples.warnings(envelope.notes()).build();
    }

    /** Where the rows of one answer are collected. */
    private final class Rows implements AnswerReader.ResultReader {
        private final String[] names;
        private final @Nullable String[] row;
        private final Samples.Builder samples;
        private final Samples.Fingerprint fingerprint = new Samples.Fingerprint();
        private final String[] seen = new String[MAX_LABELS];
        private double value;

        Rows(List<String> labels) {
            names = labels.toArray(String[]::new);
            row = new String[names.length];
            samples = new Samples.Builder(labels);
        }

        @Override
        public void read(JsonParser parser, String type) throws TelemetryException {
            AnswerReader.expect(parser, parser.currentToken(), JsonToken.START_ARRAY, "'result'");
            switch (type) {
                case "vector" -> {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        series(parser);
                    }
                }
                case "scalar" -> {
                    value = Points.valueOfPair(parser);
                    samples.add(row, value, fingerprint.value());
                }
                default -> throw Points.otherThanVector(parser, type);
            }
        }

        private void series(JsonParser parser) throws TelemetryException {
            AnswerReader.expect(parser, parser.currentToken(), JsonToken.START_OBJECT, "an entry of 'result'");
            if (samples.size() == maxSeries) {
                throw Points.tooMany(maxSeries);
            }
            boolean metric = false;
            boolean sample = false;
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                switch (name) {
                    case "metric" -> {
                        Points.firstTime(parser, metric, name);
                        AnswerReader.expect(parser, token, JsonToken.START_OBJECT, "'metric'");
                        labels(parser);
                        metric = true;
                    }
                    case "value" -> {
                        Points.firstTime(parser, sample, name);
                        AnswerReader.expect(parser, token, JsonToken.START_ARRAY, "'value'");
                        value = Points.valueOfPair(parser);
                        sample = true;
                    }
                    case "histogram" -> throw Points.histogram();
                    default -> parser.skipChildren();
                }
            }
            if (!metric || !sample) {
                throw AnswerReader.invalid(parser, "a series without '" + (metric ? "value" : "metric") + "'");
            }
            samples.add(row, value, fingerprint.value());
        }

        private void labels(JsonParser parser) throws TelemetryException {
            fingerprint.reset();
            Arrays.fill(row, null);
            int count = 0;
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                note(parser, name, count++);
                AnswerReader.expect(parser, parser.nextToken(), JsonToken.VALUE_STRING, "a label's value");
                char[] text = parser.getStringCharacters();
                int from = parser.getStringOffset();
                int length = parser.getStringLength();
                if (length == 0) {
                    continue;
                }
                fingerprint.add(name, text, from, length);
                for (int column = 0; column < names.length; column++) {
                    if (names[column].equals(name)) {
                        row[column] = dictionary.canonical(text, from, length);
                    }
                }
            }
        }

        /** Refuses a name that comes twice. The parser hands out one String per name, whose hash is known. */
        private void note(JsonParser parser, String name, int count) throws TelemetryException {
            for (int i = 0; i < count; i++) {
                Points.firstTime(parser, seen[i].hashCode() == name.hashCode() && seen[i].equals(name), name);
            }
            if (count == MAX_LABELS) {
                throw AnswerReader.invalid(parser, "a series with more than " + MAX_LABELS + " labels");
            }
            seen[count] = name;
        }
    }
}
