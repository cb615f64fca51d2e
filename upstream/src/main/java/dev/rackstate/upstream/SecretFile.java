package dev.rackstate.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds one token. Read for every request: a token is small, and its file may be replaced without a newer
 * time stamp. Immutable.
 *
 * @param use what the file is for, for messages: {@code the bearer token file}
 * @param path where it is
 */
public record SecretFile(String use, Path path) {
    private static final int MAX_BYTES = 64 * 1024;

    /** The token cannot be read. The message holds nothing of it. */
    public static final class Unavailable extends IOException {
        private static final long serialVersionUID = 1L;

        Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * The token, fit to stand in a header.
     *
     * @throws Unavailable when the file cannot be read, or holds something else
     */
    public String read() throws Unavailable {
        String token = new String(bytes(), StandardCharsets.UTF_8).strip();
        Optional<String> objection = objection(token);
        if (objection.isPresent()) {
            throw new Unavailable(use + " " + path + " " + objection.get(), null);
        }
        return token;
    }

    /** What speaks against a token that is to stand in a header, if anything does; holds nothing of it. */
    public static Optional<String> objection(String token) {
        if (token.isEmpty()) {
            return Optional.of("is empty");
        }
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
                return Optional.of("holds, as character " + (i + 1)
                        + ", what cannot stand in a header; it must hold one token and nothing else");
            }
        }
        return Optional.empty();
    }

    private byte[] bytes() throws Unavailable {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new Unavailable(use + " " + path + " is larger than " + MAX_BYTES + " bytes", null);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new Unavailable(use + " " + path + " does not exist", e);
        } catch (Unavailable e) {
            throw e;
        } catch (IOException e) {
            throw new Unavailable(use + " " + path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
