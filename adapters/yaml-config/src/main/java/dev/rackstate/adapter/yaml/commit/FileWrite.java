package dev.rackstate.adapter.yaml.commit;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A change of one file.
 *
 * @param file which file; a symbolic link stands for the file it leads to
 * @param before what it holds until now, or null when it is not there
 * @param after what it shall hold, or null when it shall be gone
 * @param ownerOnly whether a file that is new is for its owner alone; a file that is there keeps the rights it has
 */
public record FileWrite(Path file, byte @Nullable [] before, byte @Nullable [] after, boolean ownerOnly) {
    /** A change; a new file gets the rights that new files get here. */
    public FileWrite(Path file, byte @Nullable [] before, byte @Nullable [] after) {
        this(file, before, after, false);
    }

    boolean changesSomething() {
        return !Arrays.equals(before, after);
    }

    @Override
    public String toString() {
        return "FileWrite[" + file + "]";
    }
}
