package dev.rackstate.adapter.yaml;

/**
 * Where something stands.
 *
 * @param file as people are shown it
 * @param line from 1
 * @param column from 1
 */
record Position(String file, int line, int column) {
    /** {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
