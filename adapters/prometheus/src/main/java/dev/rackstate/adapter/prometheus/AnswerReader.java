package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the envelope that all answers of the API share, and hands its result to a {@link ResultReader} as it streams
 * by:
 *
 * <pre>{@code {"status": ..., "data": {"resultType": ..., "result": ...}, "errorType": ..., "error": ..., "warnings": [...]}}</pre>
 *
 * <p>Strict in what it uses: a part that is missing, comes twice or has another type makes the whole answer invalid,
 * and so does anything behind its end. Members it does not know are passed over. {@code resultType} must come before
 * {@code result}, as all servers write it: otherwise the result could not be read as a stream.
 *
 * <p>Source: Prometheus documentation, "HTTP API", "Format overview".
 */
final class AnswerReader {
    private static final int MAX_NOTES = 20;
    private static final int MAX_NOTE_LENGTH = 300;
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxStringLength(1 << 20)
            .maxNameLength(1 << 12)
            .maxNumberLength(100)
            .build();

    private final JsonParser parser;
    private final ResultReader results;
    private final List<String> notes = new ArrayList<>();
    private @Nullable String status;
    private @Nullable String errorType;
    private @Nullable String error;
    private boolean dataSeen;
    private boolean partial;

    private AnswerReader(JsonParser parser, ResultReader results) {
        this.parser = parser;
        this.results = results;
    }

    /** Reads the value of {@code result}. */
    @FunctionalInterface
    interface ResultReader {
        /**
         * Reads on from where the parser stands, the first token of the result, to its last token.
         *
         * @param type the {@code resultType}
         */
        void read(JsonParser parser, String type) throws TelemetryException;
    }

    /**
     * What stood around the result.
     *
     * @param error what the server says went wrong; then there was no result, or it does not count
     * @param notes warnings and infos
     */
    record Envelope(@Nullable ServerError error, List<String> notes) {}

    /**
     * Reads an answer to its end.
     *
     * @throws IOException when the stream breaks
     * @throws TelemetryException when the answer is not what the API promises, or the result reader says so
     */
    static Envelope read(InputStream body, ResultReader results) throws IOException, TelemetryException {
        try (JsonParser parser = json().createParser(ObjectReadContext.empty(), body)) {
            return new AnswerReader(parser, results).envelope();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            throw new TelemetryException(
                    Kind.INVALID_ANSWER,
                    "the answer is not valid JSON: " + Texts.shortened(e.getOriginalMessage(), MAX_NOTE_LENGTH)
                            + (location == null ? "" : " at byte " + location.getByteOffset()),
                    e);
        }
    }

    /**
     * One per answer: a factory keeps the names that its parsers met, and a name that is no UTF-8 can be taken for one
     * that was met in an earlier answer. UTF-8 is all the API speaks, so no other encoding is guessed.
     */
    private static JsonFactory json() {
        return JsonFactory.builder()
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(LIMITS)
                .build();
    }

    private Envelope envelope() throws TelemetryException {
        expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "the answer");
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "status" -> status = once(name, status);
                case "errorType" -> errorType = once(name, errorType);
                case "error" -> error = once(name, error);
                case "data" -> data(token);
                case "warnings", "infos" -> notes(name, token);
                case "isPartial" -> partial |= token == JsonToken.VALUE_TRUE;
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw invalid(parser, "something follows the answer's end");
        }
        return result();
    }

    private Envelope result() throws TelemetryException {
        if ("error".equals(status)) {
            return new Envelope(new ServerError(errorType == null ? "" : errorType, error == null ? "" : error), notes);
        }
        if (!"success".equals(status)) {
            throw invalid(parser, status == null ? "no 'status'" : "'status' is '" + Texts.shortened(status, 40) + "'");
        }
        if (!dataSeen) {
            throw invalid(parser, "no 'data'");
        }
        if (partial) {
            throw new TelemetryException(Kind.UNAVAILABLE, "the server has only a part of the data now (isPartial)");
        }
        return new Envelope(null, notes);
    }

    private String once(String name, @Nullable String before) throws TelemetryException {
        if (before != null) {
            throw invalid(parser, "'" + name + "' comes twice");
        }
        expect(parser, parser.currentToken(), JsonToken.VALUE_STRING, "'" + name + "'");
        return parser.getString();
    }

    private void data(JsonToken token) throws TelemetryException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (dataSeen) {
            throw invalid(parser, "'data' comes twice");
        }
        expect(parser, token, JsonToken.START_OBJECT, "'data'");
        String type = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "resultType" -> type = once(name, type);
                case "result" -> {
                    if (dataSeen) {
                        throw invalid(parser, "'result' comes twice");
                    }
                    if (type == null) {
                        throw invalid(parser, "no 'resultType' before 'result'");
                    }
                    results.read(parser, type);
                    dataSeen = true;
                }
                default -> parser.skipChildren();
            }
        }
        if (!dataSeen) {
            throw invalid(parser, "no 'result'");
        }
    }

    private void notes(String name, JsonToken token) throws TelemetryException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        expect(parser, token, JsonToken.START_ARRAY, "'" + name + "'");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser, parser.currentToken(), JsonToken.VALUE_STRING, "an entry of '" + name + "'");
            if (notes.size() < MAX_NOTES) {
                notes.add(Texts.shortened(parser.getString(), MAX_NOTE_LENGTH));
            }
        }
    }

    /** Fails unless the token is the wanted one. */
    static void expect(JsonParser parser, @Nullable JsonToken token, JsonToken wanted, String what)
            throws TelemetryException {
        if (token != wanted) {
            throw invalid(
                    parser,
                    token == null
                            ? what + " is missing: the text ends"
                            : what + " is " + described(token) + " instead of " + described(wanted));
        }
    }

    private static String described(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case END_ARRAY -> "the end of the list";
            case END_OBJECT -> "the end of the object";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    /** The answer breaks the API's promise. */
    static TelemetryException invalid(JsonParser parser, String what) {
        return new TelemetryException(
                Kind.INVALID_ANSWER,
                "the answer is not what the API promises: " + what + ", at byte "
                        + parser.currentLocation().getByteOffset());
    }
}
