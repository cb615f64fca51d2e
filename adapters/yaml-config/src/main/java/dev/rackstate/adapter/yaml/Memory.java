package dev.rackstate.adapter.yaml;

import java.time.InstantSource;

/**
 * What earlier loads made of files. Loads are faster with it and give the same.
 *
 * @param documents YAML of ordinary files
 * @param racks racks that stand in files of their own; of such a file the YAML is not kept
 */
record Memory(FileMemo<Parsed> documents, FileMemo<RackReading> racks) {
    Memory(InstantSource clock) {
        this(new FileMemo<>(clock), new FileMemo<>(clock));
    }

    /** Drops what is not wanted any more. */
    void endOfLoad() {
        documents.endOfLoad();
        racks.endOfLoad();
    }
}
