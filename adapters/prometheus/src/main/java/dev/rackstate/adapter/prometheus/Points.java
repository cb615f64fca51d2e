package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.upstream.Texts;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What instant and range answers have in common: pairs of time and value, and what cannot be read as a number. */
final class Points {
    /** The year 5138, in seconds; what lies beyond is no time, and would not fit into milliseconds for long. */
    private static final double MAX_SECONDS = 1e11;

    private Points() {}

    /** Reads the rest of {@code [time, "value"]}, whose opening bracket was read, and keeps the value. */
    static double valueOfPair(JsonParser parser) throws TelemetryException {
        number(parser);
        return value(parser);
    }

    /** Reads the time of a pair, whose opening bracket was read, in milliseconds. */
    static long timeOfPair(JsonParser parser) throws TelemetryException {
        number(parser);
        double seconds = parser.getDoubleValue();
        if (Math.abs(seconds) > MAX_SECONDS) {
            throw AnswerReader.invalid(parser, "a time of " + seconds + " seconds");
        }
        return Math.round(seconds * 1000);
    }

    /** Reads the value of a pair and its closing bracket. */
    static double value(JsonParser parser) throws TelemetryException {
        AnswerReader.expect(parser, parser.nextToken(), JsonToken.VALUE_STRING, "the value of a sample");
        double value;
        try {
            value = SampleValue.parse(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
        } catch (NumberFormatException e) {
            throw AnswerReader.invalid(parser, Objects.requireNonNull(e.getMessage()));
        }
        AnswerReader.expect(parser, parser.nextToken(), JsonToken.END_ARRAY, "what follows a sample's value");
        return value;
    }

    private static void number(JsonParser parser) throws TelemetryException {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.VALUE_NUMBER_FLOAT) {
            AnswerReader.expect(parser, token, JsonToken.VALUE_NUMBER_INT, "the time of a sample");
        }
    }

    static void firstTime(JsonParser parser, boolean before, String name) throws TelemetryException {
        if (before) {
            throw AnswerReader.invalid(parser, "'" + Texts.shortened(name, 40) + "' comes twice in a series");
        }
    }

    static TelemetryException tooMany(int maxSeries) {
        return new TelemetryException(
                Kind.TOO_LARGE,
                "the answer has more than " + maxSeries + " series (max_series); narrow the query, or raise the limit");
    }

    static TelemetryException histogram() {
        return notANumber("native histograms; take a number out of them, as in histogram_quantile(0.9, metric)");
    }

    /** What an instant query gave that is neither a vector nor a scalar. */
    static TelemetryException otherThanVector(JsonParser parser, String type) {
        return switch (type) {
            case "matrix" -> notANumber("a range of values per series; aggregate it, as in avg_over_time(metric[5m])");
            case "string" -> notANumber("a string");
            default -> AnswerReader.invalid(parser, "'resultType' is '" + Texts.shortened(type, 40) + "'");
        };
    }

    /** The server did as it was told; it is the expression that is not for us. */
    static TelemetryException notANumber(String what) {
        return new TelemetryException(Kind.REJECTED, "the expression gives no single number per series, but " + what);
    }
}
