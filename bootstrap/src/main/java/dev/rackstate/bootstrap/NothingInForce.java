package dev.rackstate.bootstrap;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.editing.ConfigurationInForce;
import dev.rackstate.application.editing.StateDifference;
import java.util.List;

/** For commands that change a configuration without serving it: a server that runs on it hears of the change by its files. */
final class NothingInForce implements ConfigurationInForce {
    @Override
    public void adopt(Configuration configuration) {}

    @Override
    public StateDifference preview(Configuration configuration) {
        return new StateDifference(List.of(), 0, "no server runs here");
    }
}
