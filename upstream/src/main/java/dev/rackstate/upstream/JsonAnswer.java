package dev.rackstate.upstream;

import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Answers in JSON, read as a stream within limits, and the words for those that are not what they should be. */
public final class JsonAnswer {
    private static final int MAX_WORDS = 300;
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxStringLength(1 << 20)
            .maxNameLength(1 << 12)
            .maxNumberLength(100)
            .build();

    private JsonAnswer() {}

    /**
     * A parser of one answer, with a factory of its own: a factory keeps the names that its parsers met, and a name
     * that is no UTF-8 can be taken for one that was met in an earlier answer. UTF-8 is all that is expected, so no
     * other encoding is guessed.
     */
    public static JsonParser parser(InputStream body) {
        JsonFactory json = JsonFactory.builder()
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(LIMITS)
                .build();
        return json.createParser(ObjectReadContext.empty(), body);
    }

    /** What a text that is no JSON has to say. */
    public static String malformed(JacksonException failure) {
        TokenStreamLocation location = failure.getLocation();
        return "the answer is not valid JSON: " + Texts.shortened(failure.getOriginalMessage(), MAX_WORDS)
                + (location == null ? "" : " at byte " + location.getByteOffset());
    }

    /** What an answer whose parts are not those of the API has to say. */
    public static String invalid(JsonParser parser, String what) {
        return "the answer is not what the API promises: " + what + ", at byte "
                + parser.currentLocation().getByteOffset();
    }

    /** What speaks against a token, if it is not the wanted one. */
    public static Optional<String> mismatch(@Nullable JsonToken token, JsonToken wanted, String what) {
        if (token == wanted) {
            return Optional.empty();
        }
        return Optional.of(
                token == null
                        ? what + " is missing: the text ends"
                        : what + " is " + described(token) + " instead of " + described(wanted));
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
}
