package dev.rackstate.application.configuration;

import java.util.List;

/** A change that the store cannot take, with the reason in words for a person. */
public final class NotWritableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Kind {
        /** A name that no file may have. */
        BAD_NAME,
        /** A file that lies outside the library, by a symbolic link. */
        OUTSIDE,
        /** A file that is not there. */
        NO_SUCH_FILE,
        /** Text that is not YAML, or that cannot be read back as what was wanted. */
        INVALID,
        /** Values that are not allowed; the problems say which. */
        INVALID_VALUES,
        /** Nothing can be written: a read-only file system, a full disk, missing rights. */
        UNWRITABLE,
        /** Somebody else is writing, and did not finish in time. */
        BUSY
    }

    /**
     * A value that is not allowed.
     *
     * @param path the dotted key; that of a plugin's key begins with {@code plugins.ID}
     * @param message what is wrong, and what is allowed
     */
    public record BadValue(String path, String message) {}

    private final Kind kind;
    private final transient List<BadValue> values;

    /** A refusal. */
    public NotWritableException(Kind kind, String message) {
        this(kind, message, List.of());
    }

    /** A refusal of values. */
    public NotWritableException(Kind kind, String message, List<BadValue> values) {
        super(message);
        this.kind = kind;
        this.values = List.copyOf(values);
    }

    /** Why not. */
    public Kind kind() {
        return kind;
    }

    /** The values that are not allowed. */
    public List<BadValue> values() {
        return values;
    }
}
