package dev.rackstate.application.editing;

import dev.rackstate.application.configuration.Configuration;

/** The configuration that the rounds follow. */
public interface ConfigurationInForce {
    /** Puts a configuration in force, and publishes it before this returns. */
    void adopt(Configuration configuration);

    /** What a configuration would mean for the states, without putting it in force. */
    StateDifference preview(Configuration configuration);
}
