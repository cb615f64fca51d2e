package dev.rackstate.testkit.fake;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.FileChange;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Problem;
import dev.rackstate.application.configuration.Settings;
import dev.rackstate.application.configuration.Transaction;
import dev.rackstate.application.configuration.Wanted;
import dev.rackstate.application.slurm.SlurmSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A store that holds one configuration, or the problems that stand in its place. */
public final class HeldConfigurationStore implements ConfigurationStore {
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Configuration held;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile List<Problem> broken = List.of();
    private volatile boolean readOnly;
    private final HeldFiles files = new HeldFiles();

    /** A store of this configuration. */
    public HeldConfigurationStore(Configuration held) {
        this.held = held;
    }

    /** Changes what is held and tells the watchers. */
    public void change(Configuration to) {
        held = to;
        broken = List.of();
        tellWatchers();
    }

    /** Makes loading fail and tells the watchers. */
    public void breakWith(Problem problem) {
        broken = List.of(problem);
        tellWatchers();
    }

    /** A watcher that fails is no business of whoever edits. */
    private void tellWatchers() {
        for (Runnable watcher : watchers) {
            try {
                watcher.run();
            } catch (RuntimeException e) {
                System.out.println("A watcher failed: " + e.getMessage());
            }
        }
    }

    @Override
    public Configuration load() throws ConfigurationException {
        if (!broken.isEmpty()) {
            throw new ConfigurationException(broken);
        }
        return held;
    }

    /** The files of the libraries. What they hold makes no difference to the configuration. */
    public HeldFiles files() {
        return files;
    }

    /**
     * {@inheritDoc} Of the main file, the built-in administrator's name and hash can be changed; of the rest of it and of
     * the plugins' files the document changes, see {@link HeldSettings}, and not what they mean.
     */
    @Override
    public Transaction begin() throws ConfigurationException {
        writing.lock();
        try {
            return new Held(load());
        } catch (ConfigurationException e) {
            writing.unlock();
            throw e;
        }
    }

    private final class Held implements Transaction {
        private final Configuration current;

        Held(Configuration current) {
            this.current = current;
        }

        @Override
        public Configuration current() {
            return current;
        }

        @Override
        public Draft draft(List<Wanted> wanted) throws NotWritableException {
            Configuration result = current;
            List<FileChange> changes = new ArrayList<>();
            List<Runnable> writes = new ArrayList<>();
            for (Wanted part : wanted) {
                if (part instanceof Wanted.LibraryFile file) {
                    result = result.withProblems(files.problems(result.problems(), file));
                    changes.addAll(files.changes(file));
                    writes.add(() -> files.put(file));
                } else {
                    Configuration changed = HeldSettings.after(with(result, part), part);
                    if (!changed.equals(result) || changed == result) {
                        changes.add(new FileChange(part.getClass().getSimpleName(), FileChange.Kind.CHANGED, ""));
                    }
                    result = changed;
                }
            }
            return new HeldDraft(result, changes, writes);
        }

        @Override
        public void close() {
            writing.unlock();
        }
    }

    private final class HeldDraft implements Transaction.Draft {
        private final Configuration result;
        private final List<FileChange> changes;
        private final List<Runnable> writes;

        HeldDraft(Configuration result, List<FileChange> changes, List<Runnable> writes) {
            this.result = result;
            this.changes = List.copyOf(changes);
            this.writes = List.copyOf(writes);
        }

        @Override
        public Configuration result() {
            return result;
        }

        @Override
        public List<FileChange> files() {
            return changes;
        }

        @Override
        public void commit() throws NotWritableException {
            if (readOnly) {
                throw new NotWritableException(NotWritableException.Kind.UNWRITABLE, "the store is read-only");
            }
            writes.forEach(Runnable::run);
            held = result;
        }
    }

    private static Configuration with(Configuration configuration, Wanted part) {
        if (part instanceof Wanted.Building building) {
            return configuration.withTopology(building.topology());
        }
        if (part instanceof Wanted.Templates templates) {
            return new Configuration(
                    configuration.settings(),
                    configuration.topology(),
                    templates.catalog(),
                    configuration.checks(),
                    configuration.metrics(),
                    configuration.simulation(),
                    configuration.slurm(),
                    configuration.maintenances(),
                    configuration.accounts(),
                    configuration.document(),
                    configuration.problems());
        }
        if (part instanceof Wanted.Work work) {
            return configuration.withMaintenances(work.maintenances());
        }
        if (part instanceof Wanted.Simulation simulation) {
            return configuration.withSimulation(
                    configuration.simulation().with(simulation.overrides(), simulation.incidents()));
        }
        if (part instanceof Wanted.Values values) {
            return configuration.withSettings(with(configuration.settings(), values.values()));
        }
        if (part instanceof Wanted.SlurmMapping mapping) {
            SlurmSettings.Mapping now = configuration.slurm().mapping();
            return configuration.withSlurm(
                    configuration.slurm().withMapping(new SlurmSettings.Mapping(now.path(), mapping.mapping())));
        }
        return part instanceof Wanted.People people ? configuration.withAccounts(people.accounts()) : configuration;
    }

    private static Settings with(Settings settings, Map<String, @Nullable Object> values) {
        Settings.Auth auth = settings.auth();
        return settings.withAuth(new Settings.Auth(
                auth.enabled(),
                text(values.get("auth.username"), auth.username()),
                text(values.get("auth.password_hash"), auth.passwordHash()),
                auth.secretKey(),
                auth.session(),
                auth.policy(),
                auth.trustedNetworks()));
    }

    private static String text(@Nullable Object value, String otherwise) {
        return value == null ? otherwise : value.toString();
    }

    /** Makes every commit fail, or no longer. */
    public void readOnly(boolean on) {
        readOnly = on;
    }

    @Override
    public AutoCloseable watch(Runnable onChange) {
        watchers.add(onChange);
        return () -> watchers.remove(onChange);
    }
}
