package dev.rackstate.application.configuration;

/** Where the configuration is kept. */
public interface ConfigurationStore {
    /**
     * Reads and validates everything.
     *
     * @return the configuration with all problems of all parts; entries with errors are left out of it
     * @throws ConfigurationException when there is nothing to serve: the main file cannot be read or is not valid
     */
    Configuration load() throws ConfigurationException;

    /**
     * Calls back after something changed, at most once for changes that come close together.
     *
     * @param onChange runs on the store's own thread; {@link #load} may be called from it
     * @return closing it ends the watching
     */
    AutoCloseable watch(Runnable onChange);

    /**
     * Takes the configuration for a change; others wait.
     *
     * @throws ConfigurationException when the configuration as it is kept now cannot be read at all
     * @throws NotWritableException when it cannot be changed here, or somebody else does not let go of it
     */
    Transaction begin() throws ConfigurationException, NotWritableException;
}
