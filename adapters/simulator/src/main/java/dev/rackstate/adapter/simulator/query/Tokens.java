package dev.rackstate.adapter.simulator.query;

import dev.rackstate.application.telemetry.TelemetryException;
import java.util.Locale;
import java.util.Set;

/** The tokens of an expression, seen through a window of one. */
final class Tokens {
    /** What may stand behind a complete operand in PromQL, and is not evaluated here. */
    private static final Set<String> OTHER_WORDS =
            Set.of("and", "or", "unless", "atan2", "offset", "on", "ignoring", "group_left", "group_right");

    private final Lexer lexer;
    private Token current;

    Tokens(String text) throws TelemetryException {
        lexer = new Lexer(text);
        current = lexer.next();
    }

    /** The token that has not been taken yet. */
    Token current() {
        return current;
    }

    /** Takes the current token and moves on. */
    Token take() throws TelemetryException {
        Token taken = current;
        current = lexer.next();
        return taken;
    }

    /** Takes a symbol that must be there. */
    void expect(String symbol) throws TelemetryException {
        if (!current.is(symbol)) {
            throw unexpected("'" + symbol + "'");
        }
        take();
    }

    /** What PromQL knows is refused by name, everything else as a fault. */
    TelemetryException unexpected(String expected) {
        int position = current.position();
        if (current.is("[")) {
            return Refusal.unsupported("ranges and subqueries in brackets", position);
        }
        boolean otherSymbol = current.is("^") || current.is("%") || current.is("@");
        boolean otherWord = current.kind() == Token.Kind.WORD
                && OTHER_WORDS.contains(current.text().toLowerCase(Locale.ROOT));
        return otherSymbol || otherWord
                ? Refusal.unsupported("'" + current.text() + "'", position)
                : Refusal.faulty("expected " + expected + " but found " + current.shown(), position);
    }
}
