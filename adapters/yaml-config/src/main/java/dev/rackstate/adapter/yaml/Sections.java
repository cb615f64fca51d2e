package dev.rackstate.adapter.yaml;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The sections of a file by dotted path, each looked up once, so that it knows which of its keys were asked for. */
final class Sections {
    private final Fields root;
    private final Function<String, Subject> subjects;
    private final Map<String, Fields> known = new LinkedHashMap<>();

    /**
     * Sections of a file.
     *
     * @param subjects what a section of the top level describes, by its name
     */
    Sections(Fields root, Function<String, Subject> subjects) {
        this.root = root;
        this.subjects = subjects;
    }

    /** The section a key stands in. */
    Fields of(Key<?> key) {
        return at(key.section());
    }

    /** The section at a path; empty for the top level. */
    Fields at(String path) {
        if (path.isEmpty()) {
            return root;
        }
        Fields section = known.get(path);
        if (section == null) {
            int dot = path.lastIndexOf('.');
            section = dot > 0
                    ? at(path.substring(0, dot)).section(path.substring(dot + 1))
                    : root.section(path, subjects.apply(path));
            known.put(path, section);
        }
        return section;
    }

    /** All that were looked up. */
    Collection<Fields> all() {
        return known.values();
    }
}
