package dev.rackstate.domain.scenario;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a scenario that says something.
 *
 * @param file where it stands
 * @param number its number, from 1
 * @param indent how many blanks it begins with
 * @param text the rest, without comment
 */
record Line(String file, int number, int indent, String text) {
    /** The line as a match of the whole of a sentence. */
    Optional<Matcher> as(Pattern sentence) {
        Matcher matcher = sentence.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    /** Says that the line is not understood, or what is wrong with it. */
    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(where() + what);
    }

    /** Says that the line does not hold. */
    AssertionError untrue(String what) {
        return new AssertionError(where() + "'" + text + "', but " + what);
    }

    private String where() {
        return file + ":" + number + ": ";
    }
}
