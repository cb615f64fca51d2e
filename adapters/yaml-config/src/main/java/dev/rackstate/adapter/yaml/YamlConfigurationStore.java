package dev.rackstate.adapter.yaml;

import dev.rackstate.adapter.yaml.commit.FileJournal;
import dev.rackstate.adapter.yaml.commit.Held;
import dev.rackstate.adapter.yaml.draft.Edits;
import dev.rackstate.adapter.yaml.files.Disk;
import dev.rackstate.adapter.yaml.files.FileView;
import dev.rackstate.adapter.yaml.files.Fingerprint;
import dev.rackstate.adapter.yaml.files.Footprint;
import dev.rackstate.adapter.yaml.files.Overlay;
import dev.rackstate.adapter.yaml.files.Remembered;
import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationFiles;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.NotWritableException.Kind;
import dev.rackstate.application.configuration.Profiles;
import dev.rackstate.application.configuration.Transaction;
import dev.rackstate.application.configuration.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A configuration that stands in YAML files, found through its main file {@code app.yaml}.
 *
 * <p>The formats are the established ones with Rackstate's own additions; {@code config/app.reference.yaml} names every
 * key. Beside the main file, {@code .rackstate} keeps the journal that makes changes of several files one. Safe to use
 * from several threads.
 */
public final class YamlConfigurationStore implements ConfigurationStore {
    private static final Logger LOG = LoggerFactory.getLogger(YamlConfigurationStore.class);

    private final ConfigurationWatch.Pace pace;
    private final Duration patience;
    private final InstantSource clock;
    private final Memory memory;

    /** Held by whoever changes the configuration. */
    private final ReentrantLock writing = new ReentrantLock(true);

    /** Kept from reading while files are being replaced, so that nobody sees half of a change. */
    private final ReadWriteLock replacing = new ReentrantReadWriteLock(true);

    private volatile Home home;
    private volatile @Nullable Read loaded;
    private volatile @Nullable Read latest;

    /**
     * A reading and what the files were like.
     *
     * @param settled whether all files were old enough to be told apart from other ones by their stamps
     */
    private record Read(Load load, Fingerprint fingerprint, boolean settled) {}

    YamlConfigurationStore(Home home, ConfigurationWatch.Pace pace, Duration patience, InstantSource clock) {
        this.home = home;
        this.pace = pace;
        this.patience = patience;
        this.clock = clock;
        this.memory = new Memory(clock);
    }

    /**
     * The configuration of a main file, with the environment of this process.
     *
     * @param appYaml the main file; need not exist yet
     */
    public static YamlConfigurationStore at(Path appYaml) {
        return at(appYaml, System.getenv());
    }

    /**
     * The configuration of a main file.
     *
     * @param appYaml the main file; need not exist yet
     * @param environment {@code PROMETHEUS_URL} is used when {@code telemetry.prometheus_url} is absent
     */
    public static YamlConfigurationStore at(Path appYaml, Map<String, String> environment) {
        return new YamlConfigurationStore(
                Home.of(Path.of(""), appYaml, environment, Limits.DEFAULT),
                ConfigurationWatch.Pace.DEFAULT,
                Duration.ofSeconds(10),
                InstantSource.system());
    }

    /**
     * Makes an empty configuration where there is none.
     *
     * @param appYaml the main file to be; its directory must be there and be empty
     * @throws IOException when something cannot be written
     */
    public static void create(Path appYaml) throws IOException {
        EmptyConfiguration.create(appYaml);
    }

    /** The files of the libraries. */
    public ConfigurationFiles files() {
        return new LibraryFiles(this::libraries, home.names(), home.limits());
    }

    /** The configurations that stand beside this one. */
    public Profiles profiles() {
        return new YamlProfiles(this);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Finishes first what a process that ended left behind; where nothing can be written, it is read as if it were
     * finished. The main file is not valid enough to go on when it cannot be read as YAML, when a required path is
     * missing, or when {@code server}, {@code paths}, {@code telemetry} or {@code auth} holds a mistake: a default in
     * their place could let somebody in, or ask the wrong server. The exception then names the problems of all other
     * files, too.
     */
    @Override
    public Configuration load() throws ConfigurationException {
        Home now = home;
        recover(now);
        replacing.readLock().lock();
        try {
            Load load = new Load(now, view(now), memory);
            try {
                return load.run();
            } finally {
                loaded = read(load);
                latest = loaded;
                memory.endOfLoad();
            }
        } finally {
            replacing.readLock().unlock();
        }
    }

    private Read read(Load load) {
        Fingerprint fingerprint = load.fingerprint();
        return new Read(
                load, fingerprint, fingerprint.isOlderThan(clock.instant().minus(FileMemo.GRANULARITY)));
    }

    private void recover(Home now) {
        try {
            journal(now).recover();
        } catch (NotWritableException e) {
            LOG.debug("A change that was not finished is read as if it were: {}", e.getMessage());
        }
    }

    private FileJournal journal(Home now) {
        return new FileJournal(now.stateDirectory(), clock);
    }

    /** The files as they are, or will be once what is pending has been finished. */
    private FileView view(Home now) {
        Map<Path, byte @Nullable []> pending = journal(now).pending();
        return new Remembered(pending.isEmpty() ? Disk.NOW : new Overlay(Disk.NOW, pending, Set.of()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Every directory of the configuration is watched, and the files are looked at every five seconds for the sake
     * of file systems without change events. A change counts once nothing has moved for 300 ms.
     */
    @Override
    public AutoCloseable watch(Runnable onChange) {
        return ConfigurationWatch.start(this::look, this::loaded, onChange, pace, ChangeEvents.open());
    }

    private Fingerprint look() {
        replacing.readLock().lock();
        try {
            Home now = home;
            Read read = loaded;
            boolean same = read != null && read.load().home().equals(now);
            Footprint footprint =
                    read != null && same ? read.load().footprint() : new Footprint(List.of(now.appYaml()), List.of());
            return Fingerprint.of(view(now), footprint, now.limits().files());
        } finally {
            replacing.readLock().unlock();
        }
    }

    private @Nullable Fingerprint loaded() {
        Read read = loaded;
        return read == null ? null : read.fingerprint();
    }

    @Override
    public Transaction begin() throws ConfigurationException, NotWritableException {
        Held held = hold();
        boolean begun = false;
        try {
            Home now = home;
            FileView view = view(now);
            Transaction transaction = new YamlTransaction(this, held, current(now, view), view, memory);
            begun = true;
            return transaction;
        } finally {
            if (!begun) {
                end(held);
            }
        }
    }

    /** Keeps others out, in this process and in others. */
    Held hold() throws NotWritableException {
        try {
            if (!writing.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NotWritableException(
                        Kind.BUSY, "the configuration is being changed by somebody else; try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotWritableException(Kind.BUSY, "interrupted while waiting for another change to end");
        }
        try {
            return journal(home).hold(patience);
        } catch (NotWritableException | RuntimeException e) {
            writing.unlock();
            throw e;
        }
    }

    /** Lets others in. */
    void end(Held held) {
        try {
            held.close();
        } finally {
            writing.unlock();
        }
    }

    /** A reading of the files as they are: the latest one when nothing has changed since. */
    private Load current(Home now, FileView view) throws ConfigurationException {
        Read known = latest;
        if (known != null && known.settled() && known.load().home().equals(now)) {
            Load load = known.load();
            Fingerprint fingerprint =
                    Fingerprint.of(view, load.footprint(), now.limits().files());
            if (load.configuration() != null && !fingerprint.differsFrom(known.fingerprint())) {
                return load;
            }
        }
        Load load = new Load(now, view, memory);
        load.run();
        latest = read(load);
        return load;
    }

    /** Writes what was drafted. From then on it counts as loaded, so that the watch does not tell of it. */
    void commit(Held held, Edits edits, Overlay overlay, Load base, Load after) throws NotWritableException {
        replacing.writeLock().lock();
        try {
            Path root = base.footprint().trees().stream()
                    .filter(tree -> overlay.gone().stream().anyMatch(gone -> gone.startsWith(tree)))
                    .findFirst()
                    .orElse(null);
            held.commit(edits.writes(), root);
            Directories.removeEmpty(overlay.gone());
            Fingerprint fingerprint =
                    after.fingerprint().with(view(base.home()), edits.contents().keySet());
            Read before = latest;
            loaded = new Read(after, fingerprint, before == null || before.settled());
            latest = loaded;
            memory.endOfLoad();
        } finally {
            replacing.writeLock().unlock();
        }
    }

    private Map<Wanted.Library, Path> libraries() {
        Read read = loaded;
        if (read == null || !read.load().home().equals(home)) {
            try {
                load();
            } catch (ConfigurationException e) {
                LOG.debug("The libraries are not known: {}", e.getMessage());
            }
            read = loaded;
        }
        AppFile app = read == null ? null : read.load().app();
        return app == null ? Map.of() : app.libraries();
    }

    Home home() {
        return home;
    }

    /** Takes another main file into use. The watch tells of it. */
    void moveTo(Home other) {
        home = other;
    }
}
