package dev.rackstate.adapter.yaml.files;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a configuration stands: what has to be looked at to know whether it changed.
 *
 * @param files single files, there or not
 * @param trees files, or directories with everything below them
 */
public record Footprint(List<Path> files, List<Path> trees) {
    /** Copies the lists. */
    public Footprint {
        files = List.copyOf(files);
        trees = List.copyOf(trees);
    }
}
