package dev.rackstate.adapter.slurm;

import dev.rackstate.application.slurm.WorkloadException;
import dev.rackstate.upstream.JsonAnswer;
import dev.rackstate.upstream.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Walks through one answer. What is asked for by a {@code required} method, or walked into by one that throws, must be
 * there in its type; the others give null for whatever is not what they look for. Members that nobody asks for are
 * passed over.
 */
final class AnswerParser {
    private static final int MAX_NAME = 256;
    private static final int MAX_TEXT = 1000;

    private final JsonParser parser;

    private AnswerParser(JsonParser parser) {
        this.parser = parser;
    }

    /** Does something with the value that the parser stands at. */
    @FunctionalInterface
    interface Step {
        /** Reads the value, or leaves it to be passed over. */
        void read() throws WorkloadException;
    }

    /** Does something with the value of a member. */
    @FunctionalInterface
    interface Member {
        /** Reads the value of the member of this name, or leaves it to be passed over. */
        void read(String name) throws WorkloadException;
    }

    /** Reads an answer to its end. */
    @FunctionalInterface
    interface Reading<T> {
        /** Reads the one value that the answer is. */
        T of(AnswerParser answer) throws WorkloadException;
    }

    /**
     * Reads an answer to its end.
     *
     * @throws IOException when the stream breaks
     * @throws WorkloadException when the answer is not JSON, or the reading says so
     */
    static <T> T read(InputStream body, Reading<T> reading) throws IOException, WorkloadException {
        try (JsonParser parser = JsonAnswer.parser(body)) {
            AnswerParser answer = new AnswerParser(parser);
            parser.nextToken();
            T result = reading.of(answer);
            if (parser.nextToken() != null) {
                throw answer.invalid("something follows the answer's end");
            }
            return result;
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new WorkloadException(JsonAnswer.malformed(e), e);
        }
    }

    /** Walks through the members of an object. */
    void object(String what, Member member) throws WorkloadException {
        expect(JsonToken.START_OBJECT, what);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            member.read(name);
            // What the step has read is at its end, and this does nothing.
            parser.skipChildren();
        }
    }

    /** Walks through the entries of a list. */
    void list(String what, Step entry) throws WorkloadException {
        expect(JsonToken.START_ARRAY, what);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                throw invalid(what + " has no end");
            }
            entry.read();
            parser.skipChildren();
        }
    }

    /** Whether the value is null. */
    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Whether the value is an object. */
    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Whether the value is true. */
    boolean isTrue() {
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** A number, as {@link SlurmNumber} reads it. */
    @Nullable
    Long number() {
        return SlurmNumber.read(parser);
    }

    /** A text that is not empty, shortened to one line, or null. */
    @Nullable
    String text() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return null;
        }
        String text = Texts.shortened(parser.getString(), MAX_TEXT);
        return text.isEmpty() ? null : text;
    }

    /** A text of any length as it stands, or null. */
    @Nullable
    String wholeText() {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
    }

    /** A name: a text of sensible length that is not empty. */
    String requiredName(String what) throws WorkloadException {
        expect(JsonToken.VALUE_STRING, what);
        String name = parser.getString();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw invalid(what + " has " + name.length() + " characters instead of 1 to " + MAX_NAME);
        }
        return name;
    }

    /** Words: a list of texts, or one text in which commas separate them. */
    List<String> requiredWords(String what) throws WorkloadException {
        String text = wholeText();
        if (text == null) {
            return requiredList(what);
        }
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Words as a list of texts. */
    List<String> requiredList(String what) throws WorkloadException {
        List<String> words = new ArrayList<>();
        list(what, () -> words.add(requiredName("an entry of " + what)));
        return words;
    }

    /** Words, or none where there is null. */
    List<String> words(String what) throws WorkloadException {
        return isNull() ? List.of() : requiredWords(what);
    }

    private void expect(JsonToken wanted, String what) throws WorkloadException {
        Optional<String> mismatch = JsonAnswer.mismatch(parser.currentToken(), wanted, what);
        if (mismatch.isPresent()) {
            throw invalid(mismatch.get());
        }
    }

    /** The answer breaks the API's promise. */
    WorkloadException invalid(String what) {
        return new WorkloadException(JsonAnswer.invalid(parser, what));
    }
}
