package dev.rackstate.adapter.prometheus;

import dev.rackstate.application.telemetry.TelemetryException;
import dev.rackstate.application.telemetry.TelemetryException.Kind;
import dev.rackstate.upstream.JsonAnswer;
import dev.rackstate.upstream.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;

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
        try (JsonParser parser = JsonAnswer.parser(body)) {
            return new AnswerReader(parser, results).envelope();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new TelemetryException(Kind.INVALID_ANSWER, JsonAnswer.malformed(e), e);
        }
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
        Optional<String> mismatch = JsonAnswer.mismatch(token, wanted, what);
        if (mismatch.isPresent()) {
            throw invalid(parser, mismatch.get());
        }
    }

    /** The answer breaks the API's promise. */
    static TelemetryException invalid(JsonParser parser, String what) {
        return new TelemetryException(Kind.INVALID_ANSWER, JsonAnswer.invalid(parser, what));
    }
}
