package dev.rackstate.adapter.identity;

import dev.rackstate.application.identity.IdentityState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps ended sessions and the last use of API keys in a text file of lines, each a word and what belongs to it:
 *
 * <pre>
 * rackstate-identity 1
 * sessions-since 1970-01-01T00:00:00Z
 * ended 3q2-7w.1772445600 2026-03-02T10:00:00Z
 * used 0123456789ab 2026-03-01T10:00:00.5Z
 * end
 * </pre>
 *
 * <p>Safe for concurrent use.
 */
public final class FileIdentityState implements IdentityState {
    private static final Logger LOG = LoggerFactory.getLogger(FileIdentityState.class);

    private static final String FIRST = "rackstate-identity 1";
    private static final String LAST = "end";
    private static final int MOST_BYTES = 16 << 20;

    private final Path file;
    private final InstantSource clock;

    /** A state in this file. */
    public FileIdentityState(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public Kept load() {
        try {
            Optional<byte[]> bytes = PrivateFiles.read(file, MOST_BYTES);
            return bytes.isEmpty() ? Kept.NOTHING : parse(bytes.get());
        } catch (IOException e) {
            return withoutOldSessions(e);
        }
    }

    private Kept withoutOldSessions(IOException damage) {
        Kept kept = new Kept(Map.of(), Map.of(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        LOG.warn(
                "{} cannot be used; all sessions have ended, and when API keys were last used is lost: {}",
                file,
                damage.toString());
        try {
            LOG.warn("it was moved to {}", PrivateFiles.setAside(file));
            save(kept);
        } catch (IOException e) {
            LOG.error("{} can be neither moved aside nor replaced; sessions end again at each start", file, e);
        }
        return kept;
    }

    @Override
    public synchronized void save(Kept kept) throws IOException {
        StringBuilder text = new StringBuilder(FIRST).append('\n');
        text.append("sessions-since ").append(kept.sessionsSince()).append('\n');
        append(text, "ended ", kept.endedSessions());
        append(text, "used ", kept.keysLastUsed());
        text.append(LAST).append('\n');
        PrivateFiles.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder text, String word, Map<String, Instant> times) {
        new TreeMap<>(times)
                .forEach((id, time) ->
                        text.append(word).append(id).append(' ').append(time).append('\n'));
    }

    private static Kept parse(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || !lines.get(0).equals(FIRST) || !text.endsWith("\n" + LAST + "\n")) {
            throw new IOException("not a whole file: it begins with '" + FIRST + "' and ends with '" + LAST + "'");
        }
        Instant since = time(after("sessions-since ", lines.get(1)));
        Map<String, Instant> ended = new HashMap<>();
        Map<String, Instant> used = new HashMap<>();
        for (String line : lines.subList(2, lines.size() - 1)) {
            boolean session = line.startsWith("ended ");
            String[] words = after(session ? "ended " : "used ", line).split(" ", -1);
            if (words.length != 2) {
                throw new IOException("'" + line + "' is no line of this file");
            }
            (session ? ended : used).put(words[0], time(words[1]));
        }
        return new Kept(ended, used, since);
    }

    private static String after(String word, String line) throws IOException {
        if (!line.startsWith(word)) {
            throw new IOException("'" + line + "' is no line of this file");
        }
        return line.substring(word.length());
    }

    private static Instant time(String text) throws IOException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IOException("'" + text + "' is no time", e);
        }
    }
}
