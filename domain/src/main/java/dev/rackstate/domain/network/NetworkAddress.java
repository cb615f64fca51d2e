package dev.rackstate.domain.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses that are written as numbers. */
public final class NetworkAddress {
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    /** Longer than any address: the patterns are not even tried. */
    private static final int MOST_CHARACTERS = 45;

    private NetworkAddress() {}

    /**
     * The address that a plain IPv4 or IPv6 literal means; empty when the text is none. An IPv4 address that is written
     * as an IPv6 one ({@code ::ffff:10.0.0.7}, RFC 4291) is the IPv4 address.
     */
    public static Optional<InetAddress> parse(String text) {
        if (text.length() > MOST_CHARACTERS
                || !V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
