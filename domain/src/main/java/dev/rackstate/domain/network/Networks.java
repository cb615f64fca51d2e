package dev.rackstate.domain.network;

import java.util.List;

/** Some addresses and blocks together. Immutable. */
public final class Networks {
    private final List<NetworkBlock> blocks;

    private Networks(List<NetworkBlock> blocks) {
        this.blocks = blocks;
    }

    /**
     * Reads addresses and blocks.
     *
     * @throws IllegalArgumentException when one of them is neither
     */
    public static Networks of(List<String> texts) {
        return new Networks(texts.stream().map(NetworkBlock::parse).toList());
    }

    /**
     * Whether an address lies in one of them. What is no address lies in none.
     *
     * @param address a literal; the zone of a link-local one ({@code fe80::1%eth0}, RFC 4007) does not matter
     */
    public boolean contains(String address) {
        int zone = address.indexOf('%');
        return NetworkAddress.parse(zone < 0 ? address : address.substring(0, zone))
                .filter(found -> blocks.stream().anyMatch(block -> block.contains(found)))
                .isPresent();
    }
}
