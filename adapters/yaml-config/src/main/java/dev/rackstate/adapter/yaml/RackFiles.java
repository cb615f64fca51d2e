package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.topology.Rack;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Racks that stand in files of their own. A rack is read anew when its file or a template it names is another one. */
final class RackFiles {
    private final YamlFiles files;
    private final Path realRoot;
    private final RackReader reader;

    /**
     * Racks to be read.
     *
     * @param realRoot the directory below which the files must lie, as {@link Path#toRealPath} gives it
     */
    RackFiles(YamlFiles files, Path realRoot, RackReader reader) {
        this.files = files;
        this.realRoot = realRoot;
        this.reader = reader;
    }

    /** The rack of a file, when it is known from an earlier load; its problems are reported again. */
    @Nullable
    Placed<Rack> known(Path file) {
        try {
            RackReading known = files.memory().racks().get(file, files.view().stamp(file));
            if (known == null || !known.realRoot().equals(realRoot) || !known.holds(reader.templates())) {
                return null;
            }
            if (!known.problems().isEmpty()) {
                files.report(file).repeat(known.problems());
            }
            return known.rack();
        } catch (IOException notThere) {
            return null;
        }
    }

    /** The file of a rack. */
    Document document(Path file) {
        return files.readBelow(realRoot, file);
    }

    /** The rack that stands in a file; null when it cannot be used. */
    @Nullable
    Placed<Rack> read(Document document) {
        Fields fields = document.fields(Subject.tolerant("rack"));
        Placed<Rack> rack = fields == null ? null : reader.read(fields);
        files.memory().documents().forget(document.path());
        if (rack != null) {
            keep(document, rack);
        }
        return rack;
    }

    private void keep(Document document, Placed<Rack> rack) {
        try {
            RackReading reading = RackReading.of(rack, document.report().problems(), realRoot, reader.templates());
            files.memory().racks().put(document.path(), files.view().stamp(document.path()), reading);
        } catch (IOException goneMeanwhile) {
            files.memory().racks().forget(document.path());
        }
    }
}
