package dev.rackstate.adapter.yaml.draft;

import java.nio.file.Path;

/** What stands in a list and may have a file of its own. */
enum Level {
    ROOM("rooms", "room"),
    RACK("racks", "rack"),
    STANDALONE_RACK("standalone_racks", "rack");

    private final String key;
    private final String noun;

    Level(String key, String noun) {
        this.key = key;
        this.noun = noun;
    }

    String noun() {
        return noun;
    }

    /** The key of the list, and the directory of the files. */
    String key() {
        return key;
    }

    /** The file of an entity below the directory of what holds it. */
    Path file(Path directory, String reference) {
        Path all = directory.resolve(key);
        return this == ROOM ? all.resolve(reference).resolve("room.yaml") : all.resolve(reference + ".yaml");
    }
}
