package dev.rackstate.adapter.http.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads percent-encoded text (RFC 3986, section 2.1), which must be UTF-8. */
public final class PercentEncoding {
    private PercentEncoding() {}

    /**
     * The text that is meant.
     *
     * @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits, or the bytes are
     *     not UTF-8; the message is meant for the caller
     */
    public static String decode(String encoded) {
        return encoded.indexOf('%') < 0 ? encoded : decodeBytes(encoded);
    }

    /** The same, for a part of a query string, where a plus sign stands for a blank. */
    static String decodeQuery(String encoded) {
        return decode(encoded.indexOf('+') < 0 ? encoded : encoded.replace('+', ' '));
    }

    private static String decodeBytes(String encoded) {
        byte[] bytes = new byte[encoded.length()];
        int size = 0;
        for (int at = 0; at < encoded.length(); at++) {
            char c = encoded.charAt(at);
            if (c == '%') {
                bytes[size++] = (byte) (digit(encoded, at + 1) << 4 | digit(encoded, at + 2));
                at += 2;
            } else if (c < 0x80) {
                bytes[size++] = (byte) c;
            } else {
                throw new IllegalArgumentException("The address holds a character that must be percent-encoded");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, size))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The address is percent-encoded, but not in UTF-8", e);
        }
    }

    private static int digit(String encoded, int at) {
        int digit = at < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("Malformed percent-encoding in the address");
        }
        return digit;
    }
}
