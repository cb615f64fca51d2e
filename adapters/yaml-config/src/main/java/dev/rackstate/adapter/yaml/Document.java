package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.YamlValue.Mapping;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file, read or not.
 *
 * @param path the file
 * @param report what is wrong with it
 * @param state how far reading came
 * @param root its content; null unless the state is {@link State#READ}
 */
record Document(
        Path path, FileReport report, State state, @Nullable YamlValue root) {
    enum State {
        /** There is content. */
        READ,
        /** The file has no content. */
        EMPTY,
        /** There is no such file. Nothing is reported: whoever names the file knows where. */
        MISSING,
        /** The file lies outside the directory it has to lie in. Nothing is reported, as above. */
        OUTSIDE,
        /** It cannot be read, is over a limit or is not YAML. The report says so. */
        BROKEN
    }

    boolean is(State expected) {
        return state == expected;
    }

    /** The content as fields; null, with an error unless that is already known, when it is no mapping. */
    @Nullable
    Fields fields(Subject subject) {
        if (root instanceof Mapping mapping) {
            return new Fields(report, mapping, subject);
        }
        if (root != null) {
            report.error(
                    root.line(), root.column(), "the file must hold a mapping, not " + root.shown() + subject.lost());
        }
        return null;
    }
}
