package dev.rackstate.adapter.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that the server makes for itself: 256 random bits, in hexadecimal in a file. It is made when the first session
 * begins; until then no token can be good. Safe for concurrent use.
 */
final class KeptKey {
    private static final Logger LOG = LoggerFactory.getLogger(KeptKey.class);
    private static final int BYTES = 32;
    private static final int MOST_FILE_BYTES = 1_024;

    private final Path file;
    private final SecureRandom random;
    private volatile byte @Nullable [] key;

    KeptKey(Path file, SecureRandom random) {
        this.file = file;
        this.random = random;
        this.key = load().orElse(null);
    }

    /** The key, when there is one. Answers from memory. */
    Optional<byte[]> known() {
        return Optional.ofNullable(key);
    }

    /** The key, made and written down when there was none. */
    synchronized byte[] made() {
        byte[] known = key;
        if (known == null) {
            known = load().orElseGet(this::make);
            key = known;
        }
        return known;
    }

    private byte[] make() {
        byte[] made = new byte[BYTES];
        random.nextBytes(made);
        try {
            String text = HexFormat.of().formatHex(made) + "\n";
            PrivateFiles.replace(file, text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.warn("the key of the sessions cannot be kept in {}; they will end with this process", file, e);
        }
        return made;
    }

    private Optional<byte[]> load() {
        try {
            Optional<byte[]> kept = PrivateFiles.read(file, MOST_FILE_BYTES).map(KeptKey::parse);
            if (kept.filter(found -> found.length != BYTES).isPresent()) {
                Path aside = PrivateFiles.setAside(file);
                LOG.warn("{} held no key of 256 bits and was moved to {}; all sessions have ended", file, aside);
                return Optional.empty();
            }
            return kept;
        } catch (IOException e) {
            LOG.warn("the key of the sessions cannot be read; all sessions have ended: {}", e.toString());
            return Optional.empty();
        }
    }

    /** No bytes when the text is no hexadecimal. */
    private static byte[] parse(byte[] text) {
        try {
            return HexFormat.of().parseHex(new String(text, StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
