package dev.rackstate.application.configuration;

import java.util.List;

/** A configuration of which no part can be used, with every problem found. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** A failure with its problems, at least one. */
    public ConfigurationException(List<Problem> problems) {
        super(problems.get(0).toString());
        this.problems = problems.stream().sorted().toList();
    }

    /** Everything found wrong, ordered by file, line and column. */
    public List<Problem> problems() {
        return problems;
    }
}
