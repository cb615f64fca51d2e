package dev.rackstate.application.configuration;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with the configuration.
 *
 * @param level how bad
 * @param file the file, as the configuration names it
 * @param line from 1; 0 when the problem is the file as a whole
 * @param column from 1; 0 when the problem is the file as a whole
 * @param message what is wrong, the offending value, and what is allowed
 */
public record Problem(Level level, String file, int line, int column, String message) implements Comparable<Problem> {
    /** How bad a problem is. */
    public enum Level {
        /** The entry or file is not used. */
        ERROR,
        /** It is used, but probably not meant like this. */
        WARNING
    }

    /** {@code file:line:column: message}, with {@code warning:} before the message of a warning. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line + ":" + column : file;
        return place + ": " + (level == Level.WARNING ? "warning: " : "") + message;
    }

    @Override
    public int compareTo(Problem other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        int byColumn = byLine != 0 ? byLine : Integer.compare(column, other.column);
        return byColumn != 0 ? byColumn : message.compareTo(other.message);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Problem that && level == that.level && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
