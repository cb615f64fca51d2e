package dev.rackstate.application.configuration;

import java.util.List;

/** The configurations that stand side by side, each with a main file of its own. Reads and writes files. */
public interface Profiles {
    /** All of them: profiles first, then examples, each sorted by name. */
    List<Profile> all();

    /** The main file in use, as the configuration names files. */
    String active();

    /**
     * Makes an empty configuration in a directory of its own and takes it into use: the next load reads it. Who may call
     * stays as it is: the section {@code auth} is carried over.
     *
     * @param id keeps the pattern of topology ids
     * @param name what the installation calls itself
     * @return the new directory, as the configuration names files
     * @throws NotWritableException when there is such a directory already ({@code INVALID}), or it cannot be written
     */
    String create(String id, String name) throws NotWritableException;

    /**
     * A configuration.
     *
     * @param name its directory
     * @param example whether it stands among the examples
     * @param path its main file
     * @param active whether it is in use
     */
    record Profile(String name, boolean example, String path, boolean active) {}
}
