package dev.rackstate.domain.edit;

/** A change that cannot be made, with the reason in words for a person. Carries no stack trace: it is an answer. */
public final class ChangeRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a change cannot be made. */
    public enum Kind {
        /** What it speaks of is not there. */
        NOT_FOUND,
        /** It would make something that is not allowed, or that is there already. */
        INVALID,
        /** Something else refers to what it would take away. */
        IN_USE
    }

    private final Kind kind;

    /**
     * A refusal.
     *
     * @param message what is wrong, the offending value, and what is allowed
     */
    public ChangeRefusedException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** What it speaks of is not there. */
    public static ChangeRefusedException notFound(String message) {
        return new ChangeRefusedException(Kind.NOT_FOUND, message);
    }

    /** It would make something that is not allowed, or that is there already. */
    public static ChangeRefusedException invalid(String message) {
        return new ChangeRefusedException(Kind.INVALID, message);
    }

    /** Something else refers to what it would take away. */
    public static ChangeRefusedException inUse(String message) {
        return new ChangeRefusedException(Kind.IN_USE, message);
    }

    /** Why it cannot be made. */
    public Kind kind() {
        return kind;
    }
}
