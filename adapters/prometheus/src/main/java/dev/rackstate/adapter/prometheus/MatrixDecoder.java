package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.TelemetryException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the answer to a range query, as a stream. Immutable; safe for concurrent use. */
final class MatrixDecoder {
    private final int maxSeries;

    MatrixDecoder(int maxSeries) {
        this.maxSeries = maxSeries;
    }

    /**
     * Reads an answer to its end, and closes it.
     *
     * @throws IOException when the stream breaks
     * @throws TelemetryException as {@link VectorDecoder#decode}
     */
    RangeResult decode(InputStream body) throws IOException, TelemetryException {
        List<RangeResult.Series> all = new ArrayList<>();
        AnswerReader.Envelope envelope = AnswerReader.read(body, (parser, type) -> {
            if (!type.equals("matrix")) {
                throw AnswerReader.invalid(parser, "'resultType' of a range is '" + Texts.shortened(type, 40) + "'");
            }
            AnswerReader.expect(parser, parser.currentToken(), JsonToken.START_ARRAY, "'result'");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (all.size() == maxSeries) {
                    throw Points.tooMany(maxSeries);
                }
                all.add(series(parser));
            }
        });
        if (envelope.error() != null) {
            throw envelope.error().asException(200);
        }
        return new RangeResult(all, envelope.notes());
    }

    private static RangeResult.Series series(JsonParser parser) throws TelemetryException {
        AnswerReader.expect(parser, parser.currentToken(), JsonToken.START_OBJECT, "an entry of 'result'");
        Map<String, String> labels = new HashMap<>();
        PointList points = new PointList();
        boolean metric = false;
        boolean values = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "metric" -> {
                    Points.firstTime(parser, metric, name);
                    AnswerReader.expect(parser, token, JsonToken.START_OBJECT, "'metric'");
                    labels(parser, labels);
                    metric = true;
                }
                case "values" -> {
                    Points.firstTime(parser, values, name);
                    AnswerReader.expect(parser, token, JsonToken.START_ARRAY, "'values'");
                    points.read(parser);
                    values = true;
                }
                case "histograms" -> throw Points.histogram();
                default -> parser.skipChildren();
            }
        }
        if (!metric || !values) {
            throw AnswerReader.invalid(parser, "a series without '" + (metric ? "values" : "metric") + "'");
        }
        return new RangeResult.Series(labels, points.times(), points.values());
    }

    private static void labels(JsonParser parser, Map<String, String> labels) throws TelemetryException {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            AnswerReader.expect(parser, parser.nextToken(), JsonToken.VALUE_STRING, "a label's value");
            String value = parser.getString();
            if (!value.isEmpty()) {
                Points.firstTime(parser, labels.put(name, value) != null, name);
            }
        }
    }

    /** Growing arrays of times and values. */
    private static final class PointList {
        private long[] times = new long[64];
        private double[] values = new double[64];
        private int size;

        void read(JsonParser parser) throws TelemetryException {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                AnswerReader.expect(parser, parser.currentToken(), JsonToken.START_ARRAY, "an entry of 'values'");
                if (size == times.length) {
                    times = Arrays.copyOf(times, size * 2);
                    values = Arrays.copyOf(values, size * 2);
                }
                times[size] = Points.timeOfPair(parser);
                values[size] = Points.value(parser);
                if (size > 0 && times[size] <= times[size - 1]) {
                    throw AnswerReader.invalid(parser, "times that do not ascend");
                }
                size++;
            }
        }

        long[] times() {
            return Arrays.copyOf(times, size);
        }

        double[] values() {
            return Arrays.copyOf(values, size);
        }
    }
}
