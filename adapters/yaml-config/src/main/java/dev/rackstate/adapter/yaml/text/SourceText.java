package dev.rackstate.adapter.yaml.text;

import org.jspecify.annotations.Nullable;

/**
 * The text of a document with its lines. Positions are indices of chars; a line ends with LF, CR LF or CR, and the last
 * one does, too. Immutable.
 */
final class SourceText {
    private final String text;
    private final int @Nullable [] offsets;

    /** A text; one whose last line has no end is given one. */
    SourceText(String text) {
        boolean ended = text.isEmpty() || isBreak(text.charAt(text.length() - 1));
        this.text = ended ? text : text + lineBreak(text);
        this.offsets = offsets(this.text);
    }

    /** Where each code point starts; null when that is its own number. */
    private static int @Nullable [] offsets(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return null;
        }
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        int at = 0;
        for (int i = 0; i < offsets.length - 1; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[offsets.length - 1] = at;
        return offsets;
    }

    /** The end of line that a text uses: that of its first line. */
    static String lineBreak(String text) {
        int line = text.indexOf('\n');
        int carriage = text.indexOf('\r');
        if (carriage < 0 || (line >= 0 && line < carriage)) {
            return "\n";
        }
        return line == carriage + 1 ? "\r\n" : "\r";
    }

    @Override
    public String toString() {
        return text;
    }

    int length() {
        return text.length();
    }

    char at(int position) {
        return text.charAt(position);
    }

    String substring(int from, int to) {
        return text.substring(from, to);
    }

    /** The position of a code point. */
    int position(int codePoint) {
        return offsets == null ? codePoint : offsets[codePoint];
    }

    /** How many code points stand before a position in its line. */
    int column(int position) {
        return text.codePointCount(lineStart(position), position);
    }

    int lineStart(int position) {
        int start = position;
        while (start > 0 && !isBreak(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Where the text of a position's line ends and its line break starts. */
    int textEnd(int position) {
        int end = position;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The start of the line after that of a position. */
    int nextLine(int position) {
        int end = textEnd(position);
        boolean two = end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
        return Math.min(text.length(), end + (two ? 2 : 1));
    }

    /** The start of the line before one that starts at a position greater than 0. */
    int previousLine(int lineStart) {
        boolean two = lineStart > 1 && text.charAt(lineStart - 1) == '\n' && text.charAt(lineStart - 2) == '\r';
        return lineStart(lineStart - (two ? 2 : 1));
    }

    /** The first char from a position on that is neither a space nor a tab. */
    int skipSpaces(int position) {
        int at = position;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The first char from a position on that is neither white space nor part of a comment; at most {@code end}. */
    int skipTrivia(int position, int end) {
        int at = position;
        while (at < end && (isSpace(text.charAt(at)) || isBreak(text.charAt(at)) || text.charAt(at) == '#')) {
            at = text.charAt(at) == '#' ? textEnd(at) : at + 1;
        }
        return Math.min(at, end);
    }

    boolean isBlankLine(int lineStart) {
        int at = skipSpaces(lineStart);
        return at < text.length() && isBreak(text.charAt(at));
    }

    boolean isCommentLine(int lineStart) {
        int at = skipSpaces(lineStart);
        return at < text.length() && text.charAt(at) == '#';
    }

    boolean isTriviaLine(int lineStart) {
        return isBlankLine(lineStart) || isCommentLine(lineStart);
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
