package dev.rackstate.adapter.http.message;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of requests in the form of a version 8 UUID (RFC 9562): 74 random bits drawn once per process, then a counter.
 * Unique, and far cheaper than drawing random bits for every request. Safe for concurrent use.
 */
public final class RequestIds {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 36;
    private static final int COUNTER_FROM = 24;

    private final byte[] pattern;
    private final AtomicLong counter = new AtomicLong();

    /** Ids with a prefix that no other process has. */
    public RequestIds() {
        SecureRandom random = new SecureRandom();
        pattern = String.format(
                        "%08x-%04x-8%03x-%04x-000000000000",
                        random.nextInt(),
                        random.nextInt(1 << 16),
                        random.nextInt(1 << 12),
                        0x8000 | random.nextInt(1 << 14))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The next id. */
    public String next() {
        byte[] id = pattern.clone();
        long number = counter.incrementAndGet();
        for (int at = LENGTH - 1; at >= COUNTER_FROM; at--) {
            id[at] = DIGITS[(int) (number & 15)];
            number >>>= 4;
        }
        return new String(id, StandardCharsets.ISO_8859_1);
    }
}
