package dev.rackstate.application.identity;

import dev.rackstate.domain.identity.Accounts;
import dev.rackstate.domain.identity.Accounts.ApiKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes API keys and finds them again. A key is {@code rs_} and 256 random bits, so that its plain SHA-256 tells nobody
 * anything and costs nothing to look up.
 */
final class ApiKeys {
    private static final String MARK = "rs_";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 6;

    /** The mark and 42 of the 256 bits. */
    private static final int PREFIX_CHARACTERS = 10;

    private ApiKeys() {}

    /** Whether a text has the form of a key and not that of a token. */
    static boolean isMarked(String text) {
        return text.startsWith(MARK);
    }

    /** The key that a text is, unless it has ended. Looks at every key, and at each for the same time. */
    static Optional<ApiKey> find(Accounts accounts, String text, Instant now) {
        byte[] hash = Sha256.hex(text).getBytes(StandardCharsets.US_ASCII);
        ApiKey found = null;
        for (ApiKey key : accounts.apiKeys()) {
            byte[] known = key.hash().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(known, hash)) {
                found = key;
            }
        }
        return Optional.ofNullable(found).filter(key -> key.expiresAt() == null || now.isBefore(key.expiresAt()));
    }

    static String newKey(SecureRandom random) {
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, KEY_BYTES));
    }

    static String newId(SecureRandom random) {
        return HexFormat.of().formatHex(bytes(random, ID_BYTES));
    }

    static String prefix(String key) {
        return key.substring(0, PREFIX_CHARACTERS);
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
