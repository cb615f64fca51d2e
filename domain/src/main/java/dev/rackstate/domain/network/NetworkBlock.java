package dev.rackstate.domain.network;

import java.net.InetAddress;
import java.util.Optional;

/** One address, or a block of addresses such as {@code 10.0.0.0/8} (RFC 4632, RFC 4291). Immutable. */
public final class NetworkBlock {
    private final String text;
    private final byte[] first;
    private final int bits;

    private NetworkBlock(String text, byte[] first, int bits) {
        this.text = text;
        this.first = first;
        this.bits = bits;
    }

    /**
     * Reads a block. Bits behind the prefix do no harm: {@code 10.1.2.3/8} is {@code 10.0.0.0/8}.
     *
     * @throws IllegalArgumentException when the text is neither an address nor a block
     */
    public static NetworkBlock parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = NetworkAddress.parse(slash < 0 ? text : text.substring(0, slash));
        int most = address.map(found -> found.getAddress().length * Byte.SIZE).orElse(0);
        String bits = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
        if (address.isEmpty() || !bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > most) {
            throw new IllegalArgumentException("'" + text
                    + "' is not an address or a block of addresses; allowed: like 10.0.0.7, 10.0.0.0/8 or fd00::/8");
        }
        return new NetworkBlock(text, address.get().getAddress(), Integer.parseInt(bits));
    }

    /** Whether an address lies in this block. */
    public boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != first.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (other[i] != first[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || (other[whole] ^ first[whole]) >> (Byte.SIZE - rest) == 0;
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
