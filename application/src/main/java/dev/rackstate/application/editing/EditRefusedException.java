package dev.rackstate.application.editing;

import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.BadValue;
import dev.rackstate.application.configuration.Problem;
import java.util.List;

/** A change that was not made, with the reason in words for a person. Every file keeps its bytes. */
public final class EditRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why it was not made. */
    public enum Kind {
        /** What it speaks of is not there. */
        NOT_FOUND,
        /** It would make something that is not allowed, or that is there already. */
        INVALID,
        /** A file that must not be touched. */
        FORBIDDEN,
        /** Something else refers to what it would take away. */
        IN_USE,
        /** What it was made for has changed meanwhile. */
        STALE,
        /** It would bring errors into the configuration; the problems say which. */
        BRINGS_ERRORS,
        /** Values are not allowed; they say which. */
        INVALID_VALUES,
        /** Nothing can be written. */
        UNWRITABLE,
        /** Somebody else is writing; later it may work. */
        BUSY
    }

    private final Kind kind;
    private final transient List<Problem> problems;
    private final transient List<BadValue> values;

    /** A refusal. */
    public EditRefusedException(Kind kind, String message) {
        this(kind, message, List.of(), List.of());
    }

    /**
     * A refusal.
     *
     * @param problems the errors that it would bring
     * @param values the values that are not allowed
     */
    public EditRefusedException(Kind kind, String message, List<Problem> problems, List<BadValue> values) {
        super(message);
        this.kind = kind;
        this.problems = List.copyOf(problems);
        this.values = List.copyOf(values);
    }

    /** The same as what the store says. */
    static EditRefusedException of(NotWritableException e) {
        Kind kind = switch (e.kind()) {
            case BAD_NAME, INVALID -> Kind.INVALID;
            case OUTSIDE -> Kind.FORBIDDEN;
            case NO_SUCH_FILE -> Kind.NOT_FOUND;
            case INVALID_VALUES -> Kind.INVALID_VALUES;
            case UNWRITABLE -> Kind.UNWRITABLE;
            case BUSY -> Kind.BUSY;
        };
        return new EditRefusedException(kind, String.valueOf(e.getMessage()), List.of(), e.values());
    }

    /** Why it was not made. */
    public Kind kind() {
        return kind;
    }

    /** The errors that it would bring. */
    public List<Problem> problems() {
        return problems;
    }

    /** The values that are not allowed. */
    public List<BadValue> values() {
        return values;
    }
}
