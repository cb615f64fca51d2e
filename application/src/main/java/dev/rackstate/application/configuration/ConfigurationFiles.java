package dev.rackstate.application.configuration;

import dev.rackstate.application.configuration.Wanted.Library;
import java.util.List;

/** The files of the libraries as they are. Reads files: not for a thread that must not wait. */
public interface ConfigurationFiles {
    /** The files of a library in the order in which they are loaded; empty when there is no such directory. */
    List<LibraryFile> list(Library library);

    /**
     * The text of a file.
     *
     * @param name the file's name in the library
     * @throws NotWritableException when no file may have that name, it lies outside, or there is none
     */
    String read(Library library, String name) throws NotWritableException;

    /**
     * A file of a library.
     *
     * @param name its name in the library
     * @param path as the configuration names files
     */
    record LibraryFile(String name, String path) {}
}
