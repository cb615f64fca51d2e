package dev.rackstate.adapter.yaml;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses written as numbers. Never asks a name server. */
final class NetworkAddresses {
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private NetworkAddresses() {}

    /** The address that a plain IPv4 or IPv6 literal means; null when the text is none. */
    static @Nullable InetAddress literal(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /**
     * Checks an address or a block of addresses, such as {@code 10.0.0.0/8}.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    static String requireBlock(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        String bits = slash < 0 ? "0" : text.substring(slash + 1);
        int maxBits = address == null ? 0 : address.getAddress().length * 8;
        if (address == null || !bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > maxBits) {
            throw new IllegalArgumentException("'" + text
                    + "' is not an address or a block of addresses; allowed: like 10.0.0.7, 10.0.0.0/8 or fd00::/8");
        }
        return text;
    }
}
