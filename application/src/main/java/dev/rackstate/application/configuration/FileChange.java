package dev.rackstate.application.configuration;

/**
 * What a change does to one file.
 *
 * @param file as the configuration names it
 * @param kind what happens to it
 * @param diff the lines that differ, as a unified diff; secrets are replaced by {@code ***}
 */
public record FileChange(String file, Kind kind, String diff) {
    /** What happens to a file. */
    public enum Kind {
        /** It is new. */
        CREATED,
        /** It has other content. */
        CHANGED,
        /** It goes. */
        DELETED
    }
}
