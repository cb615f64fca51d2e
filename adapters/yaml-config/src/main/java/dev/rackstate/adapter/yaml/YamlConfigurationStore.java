package dev.rackstate.adapter.yaml;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Transaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that stands in YAML files, found through its main file {@code app.yaml}.
 *
 * <p>The formats are the established ones with Rackstate's own additions; {@code config/app.reference.yaml} names every
 * key. Files are only ever read. Safe to use from several threads.
 */
public final class YamlConfigurationStore implements ConfigurationStore {
    private final Path workingDirectory;
    private final Path appYaml;
    private final Map<String, String> environment;
    private final Limits limits;
    private final ConfigurationWatch.Pace pace;
    private volatile @Nullable Load last;

    YamlConfigurationStore(
            Path workingDirectory,
            Path appYaml,
            Map<String, String> environment,
            Limits limits,
            ConfigurationWatch.Pace pace) {
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
        this.appYaml = this.workingDirectory.resolve(appYaml).normalize();
        this.environment = Map.copyOf(environment);
        this.limits = limits;
        this.pace = pace;
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
                Path.of(""), appYaml, environment, Limits.DEFAULT, ConfigurationWatch.Pace.DEFAULT);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The main file is not valid enough to go on when it cannot be read as YAML, when a required path is missing, or
     * when {@code server}, {@code paths}, {@code telemetry} or {@code auth} holds a mistake: a default in their place
     * could let somebody in, or ask the wrong server. The exception then names the problems of all other files, too.
     */
    @Override
    public Configuration load() throws ConfigurationException {
        Load load = new Load(workingDirectory, appYaml, environment, limits);
        try {
            return load.run();
        } finally {
            last = load;
        }
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

    @Override
    public Transaction begin() throws ConfigurationException, NotWritableException {
        throw new NotWritableException(NotWritableException.Kind.UNWRITABLE, "not built yet");
    }

    private Fingerprint look() {
        Load load = last;
        Footprint footprint = load == null ? new Footprint(List.of(appYaml), List.of()) : load.footprint();
        return Fingerprint.of(footprint, limits.files());
    }

    private @Nullable Fingerprint loaded() {
        Load load = last;
        return load == null ? null : load.fingerprint();
    }
}
