package dev.rackstate.adapter.yaml;

/** Somewhere in a file, to be pointed at later. */
record Place(FileReport report, int line, int column) {
    void error(String message) {
        report.error(line, column, message);
    }

    void warning(String message) {
        report.warning(line, column, message);
    }

    /** The same without the report, for what outlives it. */
    Position position() {
        return new Position(report.file(), line, column);
    }

    /** {@code file:line:column}. */
    @Override
    public String toString() {
        return position().toString();
    }
}
