package dev.rackstate.adapter.yaml;

/** A file of which no tree can be made. */
final class MalformedYamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /** The place counts from 1; 0 stands for the file as a whole. */
    MalformedYamlException(int line, int column, String message) {
        super(message);
        this.line = line;
        this.column = column;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
