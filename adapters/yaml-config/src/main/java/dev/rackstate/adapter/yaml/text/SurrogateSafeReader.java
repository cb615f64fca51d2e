package dev.rackstate.adapter.yaml.text;

import java.io.Reader;
import java.util.Objects;

/**
 * Hands a text to the YAML parser in pieces that end between two characters.
 *
 * <p>The parser (snakeyaml-engine 3.0.1) takes pieces of 1025 chars. Where the last one is the first half of a
 * surrogate pair, it reads the second half behind the end of its buffer: an emoji in the wrong place would end the
 * reading with an {@code IndexOutOfBoundsException}. For one thread.
 */
public final class SurrogateSafeReader extends Reader {
    private final String text;
    private int position;

    /** A reader of a whole text. */
    public SurrogateSafeReader(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (position == text.length()) {
            return -1;
        }
        Objects.checkFromIndexSize(offset, length, buffer.length);
        int end = Math.min(text.length(), position + length);
        boolean torn = end < text.length() && end - position > 1 && Character.isHighSurrogate(text.charAt(end - 1));
        int count = end - position - (torn ? 1 : 0);
        text.getChars(position, position + count, buffer, offset);
        position += count;
        return count;
    }

    @Override
    public void close() {
        position = text.length();
    }
}
