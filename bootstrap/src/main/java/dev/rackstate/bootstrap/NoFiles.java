package dev.rackstate.bootstrap;

import dev.rackstate.application.configuration.ConfigurationFiles;
import dev.rackstate.application.configuration.NotWritableException;
import dev.rackstate.application.configuration.Wanted.Library;
import java.util.List;

/** Libraries whose files nobody can look at. */
record NoFiles() implements ConfigurationFiles {
    @Override
    public List<LibraryFile> list(Library library) {
        return List.of();
    }

    @Override
    public String read(Library library, String name) throws NotWritableException {
        throw new NotWritableException(NotWritableException.Kind.NO_SUCH_FILE, "there is no file '" + name + "'");
    }
}
