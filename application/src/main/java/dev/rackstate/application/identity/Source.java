package dev.rackstate.application.identity;

import dev.rackstate.domain.network.NetworkAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where attempts to sign in come from, as far as it tells attackers apart: an IPv4 address, but a whole block of IPv6,
 * of which everybody has at least a /64 to change addresses in (RFC 6177).
 *
 * @param network the /64 or the address: who is likely one machine or one household
 * @param neighbourhood the /48 or the address: who is likely one customer of a provider
 */
record Source(String network, String neighbourhood) {
    private static final int V6_BYTES = 16;

    /** The source that an address belongs to. What is no address is a source of its own. */
    static Source of(String address) {
        int zone = address.indexOf('%');
        return NetworkAddress.parse(zone < 0 ? address : address.substring(0, zone))
                .map(found -> of(found.getAddress()))
                .orElseGet(() -> new Source(address, address));
    }

    private static Source of(byte[] address) {
        boolean v6 = address.length == V6_BYTES;
        return new Source(
                HexFormat.of().formatHex(v6 ? Arrays.copyOf(address, 64 / Byte.SIZE) : address),
                HexFormat.of().formatHex(v6 ? Arrays.copyOf(address, 48 / Byte.SIZE) : address));
    }
}
