package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.commit.Held;
import dev.rackstate.adapter.yaml.draft.Edits;
import dev.rackstate.adapter.yaml.files.FileView;
import dev.rackstate.adapter.yaml.files.Overlay;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import dev.rackstate.application.configuration.Transaction;
import dev.rackstate.application.configuration.Wanted;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A change of the files under way. */
final class YamlTransaction implements Transaction {
    private final YamlConfigurationStore store;
    private final Held held;
    private final Load base;
    private final FileView view;
    private final Memory memory;
    private boolean committed;

    /**
     * A change.
     *
     * @param held keeps others out until it is closed
     * @param base a reading of the files as they are now, which gave a configuration
     * @param view the files as they were read
     */
    YamlTransaction(YamlConfigurationStore store, Held held, Load base, FileView view, Memory memory) {
        this.store = store;
        this.held = held;
        this.base = base;
        this.view = view;
        this.memory = memory;
    }

    @Override
    public Configuration current() {
        return Objects.requireNonNull(base.configuration());
    }

    @Override
    public Draft draft(List<Wanted> wanted) throws NotWritableException {
        Edits edits = new Drafting(base, view).draft(wanted);
        if (edits.isEmpty()) {
            ReadBack.require(wanted, current(), current());
            return new Nothing(current());
        }
        Overlay overlay = new Overlay(view, edits.contents(), lasting());
        Load after = new Load(base.home(), overlay, memory);
        try {
            Configuration result = after.run();
            ReadBack.require(wanted, current(), result);
            return new Drafted(edits, overlay, after, result);
        } catch (ConfigurationException e) {
            throw new NotWritableException(
                    Kind.INVALID, "after the change the configuration could not be read: " + e.getMessage());
        }
    }

    /** The directories that the main file names. */
    private Set<Path> lasting() {
        Set<Path> lasting = new HashSet<>(base.footprint().trees());
        lasting.add(base.home().directory());
        return lasting;
    }

    @Override
    public void close() {
        store.end(held);
    }

    /** A change that changes nothing. */
    private record Nothing(Configuration result) implements Draft {
        @Override
        public List<FileChange> files() {
            return List.of();
        }

        @Override
        public void commit() {
            // All is so already.
        }
    }

    private final class Drafted implements Draft {
        private final Edits edits;
        private final Overlay overlay;
        private final Load after;
        private final Configuration result;

        Drafted(Edits edits, Overlay overlay, Load after, Configuration result) {
            this.edits = edits;
            this.overlay = overlay;
            this.after = after;
            this.result = result;
        }

        @Override
        public Configuration result() {
            return result;
        }

        @Override
        public List<FileChange> files() {
            return edits.changes();
        }

        @Override
        public void commit() throws NotWritableException {
            if (committed) {
                throw new IllegalStateException("this transaction has committed a draft already; begin another one");
            }
            store.commit(held, edits, overlay, base, after);
            committed = true;
        }
    }
}
