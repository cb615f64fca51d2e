package dev.rackstate.adapter.yaml.draft;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Takes the secrets out of a text of YAML and leaves its lines where they are.
 *
 * <p>What a secret is, its key tells: {@code password_hash}, {@code secret_key}, {@code api_token}; not the name of a file
 * that holds one. The parser says where a value begins and ends, however it is written. Comments, and texts that are not
 * YAML, are gone through line by line.
 */
final class Secrets {
    private static final String MASK = "***";
    private static final String NAME =
            "[a-z0-9_-]*(?:password|passwd|password_hash|secret|secret_key|token|api_key|apikey)|hash";
    private static final Pattern KEY = Pattern.compile(NAME, Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE = Pattern.compile(
            "(?<![a-z0-9_-])((?:" + NAME + ")[\"']?[ \\t]*:[ \\t]+)(?!\\*\\*\\*)[^\\s#].*", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|[ \\t])#.*$");
    private static final Pattern USER_INFO = Pattern.compile("(://)[^/\\s@\"']+@");

    private final int[] text;
    private final StringBuilder masked = new StringBuilder();
    private final Deque<Level> levels = new ArrayDeque<>();
    private int done;

    /** A collection that is being gone through. */
    private static final class Level {
        private final boolean mapping;
        private final boolean secret;
        private boolean atValue;
        private boolean valueIsSecret;

        Level(boolean mapping, boolean secret) {
            this.mapping = mapping;
            this.secret = secret;
        }
    }

    private Secrets(String text) {
        this.text = text.codePoints().toArray();
    }

    /** The text with {@value #MASK} in place of each secret. */
    static String masked(String text) {
        String masked;
        try {
            masked = COMMENT.matcher(new Secrets(text).parsed(text))
                    .replaceAll(comment -> quoted(LINE.matcher(comment.group()).replaceAll("$1" + MASK)));
        } catch (YamlEngineException notYaml) {
            masked = LINE.matcher(text).replaceAll("$1" + MASK);
        }
        return USER_INFO.matcher(masked).replaceAll("$1" + MASK + "@");
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private String parsed(String whole) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setUseMarks(true)
                .build();
        for (Event event : new Parse(settings).parseString(whole)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> {
                    boolean secret = next(null);
                    levels.push(new Level(event.getEventId() == Event.ID.MappingStart, secret));
                }
                case MappingEnd, SequenceEnd -> levels.pop();
                case Alias -> next(null);
                case Scalar -> scalar((ScalarEvent) event);
                default -> {}
            }
        }
        copyTo(text.length);
        return masked.toString();
    }

    private void scalar(ScalarEvent event) {
        if (next(event)) {
            int start = event.getStartMark().map(Mark::getIndex).orElse(0);
            int end = event.getEndMark().map(Mark::getIndex).orElse(0);
            copyTo(start);
            masked.append(start < end ? MASK : "");
            for (; done < end; done++) {
                if (text[done] == '\n') {
                    masked.append('\n');
                }
            }
        }
    }

    /** Takes note of the next key, item or value, and answers whether it is a secret one. */
    private boolean next(@Nullable ScalarEvent event) {
        Level level = levels.peek();
        if (level == null || !level.mapping) {
            return level != null && level.secret;
        }
        level.atValue = !level.atValue;
        if (level.atValue) {
            level.valueIsSecret = level.secret
                    || (event != null && KEY.matcher(event.getValue()).matches());
            return false;
        }
        return level.valueIsSecret;
    }

    private void copyTo(int end) {
        for (; done < end; done++) {
            masked.appendCodePoint(text[done]);
        }
    }
}
