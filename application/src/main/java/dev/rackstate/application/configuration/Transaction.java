package dev.rackstate.application.configuration;

import java.util.List;

/**
 * A change under way. While it is open nobody else, in this process or another one that keeps to the same rules, changes
 * the configuration. Used by one thread.
 */
public interface Transaction extends AutoCloseable {
    /**
     * The configuration as it is kept now. Whatever was edited by hand since the last load is in it.
     */
    Configuration current();

    /**
     * Works out what the configuration would be, and reads that back as a load would; nothing is written. Parts that
     * nothing is said of keep their text to the letter: comments, the order of keys, formatting.
     *
     * @param wanted what parts shall be
     * @throws NotWritableException when that cannot be
     */
    Draft draft(List<Wanted> wanted) throws NotWritableException;

    /** Lets others in. A draft that was not committed is forgotten. */
    @Override
    void close();

    /** A change that has been worked out. */
    interface Draft {
        /**
         * The configuration as a load would give it after {@link #commit}. A part that cannot be used is among its
         * problems and not in it.
         */
        Configuration result();

        /** What happens to which file; empty when nothing does. */
        List<FileChange> files();

        /**
         * Writes everything, or nothing: when the process ends on the way, the next load finds all of it or none of it.
         * The watch does not tell of it.
         *
         * @throws NotWritableException when nothing was written
         */
        void commit() throws NotWritableException;
    }
}
