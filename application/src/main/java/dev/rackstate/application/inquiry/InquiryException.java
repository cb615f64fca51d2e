package dev.rackstate.application.inquiry;

/** A question that has no answer, with the reason in words for a person. Carries no stack trace: it is an answer. */
public final class InquiryException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why there is no answer. */
    public enum Kind {
        /** What it speaks of is not there. */
        NOT_FOUND,
        /** It cannot be asked like this. */
        INVALID,
        /** No configured source answers here. */
        NO_SOURCE,
        /** No source gave an answer: out of reach, unable, or refusing the question. */
        UNANSWERED,
        /** No source gave an answer within its time limit. */
        TIMEOUT,
        /** The question was given up. */
        INTERRUPTED
    }

    private final Kind kind;

    /**
     * No answer.
     *
     * @param message what is wrong, the offending value, and what is allowed
     */
    public InquiryException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** It cannot be asked like this. */
    static InquiryException invalid(String message) {
        return new InquiryException(Kind.INVALID, message);
    }

    /** What it speaks of is not there. */
    static InquiryException notFound(String message) {
        return new InquiryException(Kind.NOT_FOUND, message);
    }

    /** Why there is no answer. */
    public Kind kind() {
        return kind;
    }
}
