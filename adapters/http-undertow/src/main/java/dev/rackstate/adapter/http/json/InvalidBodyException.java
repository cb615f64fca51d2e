package dev.rackstate.adapter.http.json;

import java.util.List;

/** A request body that is not what the route takes, with everything that is wrong with it. */
public final class InvalidBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    InvalidBodyException(List<FieldError> errors) {
        super(errors.get(0).msg());
        this.errors = List.copyOf(errors);
    }

    /** Everything that is wrong; at least one thing. */
    public List<FieldError> errors() {
        return errors;
    }
}
