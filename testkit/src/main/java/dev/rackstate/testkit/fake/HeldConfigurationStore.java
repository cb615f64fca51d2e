package dev.rackstate.testkit.fake;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.configuration.ConfigurationException;
import dev.rackstate.application.configuration.ConfigurationStore;
import dev.rackstate.application.configuration.Problem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store that holds one configuration, or the problems that stand in its place. */
public final class HeldConfigurationStore implements ConfigurationStore {
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile Configuration held;
    private volatile List<Problem> broken = List.of();

    /** A store of this configuration. */
    public HeldConfigurationStore(Configuration held) {
        this.held = held;
    }

    /** Changes what is held and tells the watchers. */
    public void change(Configuration to) {
        held = to;
        broken = List.of();
        watchers.forEach(Runnable::run);
    }

    /** Makes loading fail and tells the watchers. */
    public void breakWith(Problem problem) {
        broken = List.of(problem);
        watchers.forEach(Runnable::run);
    }

    @Override
    public Configuration load() throws ConfigurationException {
        if (!broken.isEmpty()) {
            throw new ConfigurationException(broken);
        }
        return held;
    }

    @Override
    public AutoCloseable watch(Runnable onChange) {
        watchers.add(onChange);
        return () -> watchers.remove(onChange);
    }
}
