package dev.rackstate.domain.catalog;

import java.util.List;

/**
 * Where the slots of a device are, seen from one side.
 *
 * @param type one of {@link #TYPES}
 * @param rows as written down; not compared with the matrix
 * @param cols as written down; not compared with the matrix
 * @param matrix slot numbers, top row first; 0 or less is an empty cell
 */
public record MatrixLayout(String type, int rows, int cols, List<List<Integer>> matrix) {
    /** The types there are. */
    public static final List<String> TYPES = List.of("grid", "vertical");

    /** Copies the matrix. */
    public MatrixLayout {
        matrix = matrix.stream().map(List::copyOf).toList();
    }

    /** How many cells of the matrix hold a slot. */
    public int slotCount() {
        return (int)
                matrix.stream().flatMap(List::stream).filter(slot -> slot > 0).count();
    }
}
