package dev.rackstate.adapter.slurm;

import dev.rackstate.application.slurm.WorkloadException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the envelope around what was asked for:
 *
 * <pre>{"meta": ..., "errors": [...], "warnings": [...], "nodes": [...], "last_update": ...}</pre>
 *
 * <p>An answer with an entry in {@code errors} is a failure, whatever its HTTP status is.
 */
final class AnswerReader {
    private static final int MAX_NOTES = 20;

    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private AnswerReader() {}

    /** Reads an entry of what was asked for. */
    @FunctionalInterface
    interface Entry<T> {
        /** Reads the object that the answer stands at. */
        T read(AnswerParser answer) throws WorkloadException;
    }

    /**
     * What an answer tells.
     *
     * @param warnings of the server, for people
     */
    record Told<T>(List<T> entries, List<String> warnings) {}

    /**
     * Reads an answer to its end.
     *
     * @param payload the member that holds what was asked for
     * @param most entries that are read
     * @throws IOException when the stream breaks
     * @throws WorkloadException when the answer is an error, is not what the API promises, or has too many entries
     */
    static <T> Told<T> read(InputStream body, String payload, int most, Entry<T> entry)
            throws IOException, WorkloadException {
        AnswerReader reader = new AnswerReader();
        List<T> entries = AnswerParser.read(body, answer -> reader.entries(answer, payload, most, entry));
        return new Told<>(entries, reader.warnings);
    }

    /** What a server says went wrong, in an answer that may be anything else as well; empty when it says nothing. */
    static Optional<String> errors(InputStream body) {
        AnswerReader reader = new AnswerReader();
        try {
            AnswerParser.read(body, answer -> {
                answer.object("the answer", name -> reader.envelope(answer, name));
                return reader;
            });
        } catch (IOException | WorkloadException e) {
            // The status alone is the answer then; the body only explains it.
            return reader.said();
        }
        return reader.said();
    }

    private <T> List<T> entries(AnswerParser answer, String payload, int most, Entry<T> entry)
            throws WorkloadException {
        List<T> entries = new ArrayList<>();
        boolean[] seen = {false};
        answer.object("the answer", name -> {
            if (!name.equals(payload)) {
                envelope(answer, name);
                return;
            }
            if (seen[0]) {
                throw answer.invalid("'" + payload + "' comes twice");
            }
            seen[0] = !answer.isNull();
            if (seen[0]) {
                answer.list("'" + payload + "'", () -> {
                    if (entries.size() == most) {
                        throw new WorkloadException("there are more than " + most + " " + payload);
                    }
                    entries.add(entry.read(answer));
                });
            }
        });
        Optional<String> said = said();
        if (said.isPresent()) {
            throw new WorkloadException("the server says: " + said.get());
        }
        if (!seen[0]) {
            throw answer.invalid("no '" + payload + "'");
        }
        return entries;
    }

    private void envelope(AnswerParser answer, String name) throws WorkloadException {
        switch (name) {
            case "errors" -> notes(answer, errors, "an error without words");
            case "warnings" -> notes(answer, warnings, "a warning without words");
            default -> {
                // Whatever it is, it is not what was asked for.
            }
        }
    }

    private static void notes(AnswerParser answer, List<String> notes, String silent) throws WorkloadException {
        if (answer.isNull()) {
            return;
        }
        answer.list("a list of errors or warnings", () -> {
            String note = answer.isObject() ? note(answer) : answer.text();
            if (notes.size() < MAX_NOTES) {
                notes.add(note == null ? silent : note);
            }
        });
    }

    private static @Nullable String note(AnswerParser answer) throws WorkloadException {
        @Nullable String[] parts = new String[3];
        @Nullable Long[] number = {null};
        answer.object("an error", name -> {
            switch (name) {
                case "description" -> parts[0] = answer.text();
                case "error" -> parts[1] = answer.text();
                case "source" -> parts[2] = answer.text();
                case "errno", "error_code", "error_number" -> number[0] = answer.number();
                default -> {
                    // A member of a later version.
                }
            }
        });
        String words = Stream.of(parts[0], parts[1])
                .filter(part -> part != null)
                .distinct()
                .collect(Collectors.joining(": "));
        String code = number[0] == null || number[0].equals(SlurmNumber.UNLIMITED) ? "" : " (" + number[0] + ")";
        String source = parts[2] == null ? "" : " in " + parts[2];
        return words.isEmpty() && code.isEmpty() ? null : words + code + source;
    }

    private Optional<String> said() {
        return errors.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", errors));
    }
}
