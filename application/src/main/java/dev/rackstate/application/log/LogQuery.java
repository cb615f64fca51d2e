package dev.rackstate.application.log;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which records of the log are wanted. Immutable. */
public final class LogQuery {
    private final @Nullable LogLevel level;
    private final @Nullable Pattern text;
    private final long after;
    private final int most;

    /**
     * A wish for records.
     *
     * @param level of this level exactly, or null for all levels
     * @param text which must occur in the message or the logger's name, in any case, or null
     * @param after with a greater sequence number only
     * @param most at most so many, the newest of them
     */
    public LogQuery(@Nullable LogLevel level, @Nullable String text, long after, int most) {
        this.level = level;
        this.text = text == null || text.isEmpty()
                ? null
                : Pattern.compile(text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.after = after;
        this.most = most;
    }

    /** At most so many, the newest of them. */
    int most() {
        return most;
    }

    /** Whether a record is wanted, as far as it alone tells. */
    public boolean matches(LogRecord entry) {
        return entry.sequence() > after
                && (level == null || entry.level() == level)
                && (text == null
                        || text.matcher(entry.message()).find()
                        || text.matcher(entry.logger()).find());
    }
}
