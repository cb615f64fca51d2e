package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.telemetry.RangeResult;
import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.upstream.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads series with all their labels, as a stream. Immutable; safe for concurrent use. */
final class SeriesDecoder {
    private final int maxSeries;

    SeriesDecoder(int maxSeries) {
        this.maxSeries = maxSeries;
    }

    /**
     * Reads the answer to a range query to its end, and closes it.
     *
     * @throws IOException when the stream breaks
     * @throws TelemetryException as {@link VectorDecoder#decode}
     */
    RangeResult range(InputStream body) throws IOException, TelemetryException {
        return decode(body, (parser, type, all) -> {
            if (!type.equals("matrix")) {
                throw AnswerReader.invalid(parser, "'resultType' of a range is '" + Texts.shortened(type, 40) + "'");
            }
            all(parser, "values", all);
        });
    }

    /**
     * Reads the answer to an instant query to its end, and closes it. Each series has one point.
     *
     * @throws IOException when the stream breaks
     * @throws TelemetryException as {@link VectorDecoder#decode}
     */
    RangeResult moment(InputStream body) throws IOException, TelemetryException {
        return decode(body, (parser, type, all) -> {
            switch (type) {
                case "vector" -> all(parser, "value", all);
                case "scalar" -> {
                    PointList point = new PointList();
                    point.readOne(parser);
                    all.add(new RangeResult.Series(Map.of(), point.times(), point.values()));
                }
                default -> throw Points.otherThanVector(parser, type);
            }
        });
    }

    /** Reads the series of one type of result. */
    @FunctionalInterface
    private interface Reading {
        void read(JsonParser parser, String type, List<RangeResult.Series> all) throws TelemetryException;
    }

    private static RangeResult decode(InputStream body, Reading reading) throws IOException, TelemetryException {
        List<RangeResult.Series> all = new ArrayList<>();
        AnswerReader.Envelope envelope = AnswerReader.read(body, (parser, type) -> {
            AnswerReader.expect(parser, parser.currentToken(), JsonToken.START_ARRAY, "'result'");
            reading.read(parser, type, all);
        });
        if (envelope.error() != null) {
            throw envelope.error().asException(200);
        }
        return new RangeResult(all, envelope.notes());
    }

    private void all(JsonParser parser, String points, List<RangeResult.Series> all) throws TelemetryException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (all.size() == maxSeries) {
                throw Points.tooMany(maxSeries);
            }
            all.add(series(parser, points));
        }
    }

    /**
     * Reads one series.
     *
     * @param member what its points are called: {@code values} for a list of them, {@code value} for one
     */
    private static RangeResult.Series series(JsonParser parser, String member) throws TelemetryException {
        AnswerReader.expect(parser, parser.currentToken(), JsonToken.START_OBJECT, "an entry of 'result'");
        Map<String, String> labels = new HashMap<>();
        PointList points = new PointList();
        boolean metric = false;
        boolean values = false;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (name.equals(member)) {
                Points.firstTime(parser, values, name);
                AnswerReader.expect(parser, token, JsonToken.START_ARRAY, "'" + member + "'");
                if (member.equals("values")) {
                    points.read(parser);
                } else {
                    points.readOne(parser);
                }
                values = true;
            } else if (name.equals("metric")) {
                Points.firstTime(parser, metric, name);
                AnswerReader.expect(parser, token, JsonToken.START_OBJECT, "'metric'");
                labels(parser, labels);
                metric = true;
            } else if (name.startsWith("histogram")) {
                throw Points.histogram();
            } else {
                parser.skipChildren();
            }
        }
        if (!metric || !values) {
            throw AnswerReader.invalid(parser, "a series without '" + (metric ? member : "metric") + "'");
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
                readOne(parser);
                if (size > 1 && times[size - 1] <= times[size - 2]) {
                    throw AnswerReader.invalid(parser, "times that do not ascend");
                }
            }
        }

        /** Reads the rest of a pair, whose opening bracket was read. */
        void readOne(JsonParser parser) throws TelemetryException {
            if (size == times.length) {
                times = Arrays.copyOf(times, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            times[size] = Points.timeOfPair(parser);
            values[size] = Points.value(parser);
            size++;
        }

        long[] times() {
            return Arrays.copyOf(times, size);
        }

        double[] values() {
            return Arrays.copyOf(values, size);
        }
    }
}
