package dev.rackstate.adapter.simulator.query;

/**
 * A word of the language.
 *
 * @param kind what it is
 * @param text as written; for a string its content
 * @param position where it starts, from 0
 */
record Token(Kind kind, String text, int position) {
    /** What a token is. */
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** How a message speaks of it. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "a string";
            case WORD, NUMBER, SYMBOL -> "'" + text + "'";
        };
    }
}
