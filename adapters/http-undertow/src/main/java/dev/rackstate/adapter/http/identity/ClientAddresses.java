package dev.rackstate.adapter.http.identity;

import dev.rackstate.domain.network.NetworkAddress;
import dev.rackstate.domain.network.Networks;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where calls come from. Everybody can write an {@code X-Forwarded-For} header, so only the word of trusted
 * proxies counts: from the connection's own end back through the header's hops, the first that is no trusted proxy is
 * the caller. What the connection's own end is, is worked out once per connection.
 */
final class ClientAddresses {
    /** In place of an address that a trusted proxy does not tell: no caller ever has it (RFC 1122, section 3.2.1.3). */
    static final String UNKNOWN = "0.0.0.0";

    private static final AttachmentKey<Peer> PEER = AttachmentKey.create(Peer.class);

    private final Networks proxies;

    /**
     * Addresses behind these proxies.
     *
     * @throws IllegalArgumentException when one of them is neither an address nor a block
     */
    ClientAddresses(List<String> trustedProxies) {
        proxies = Networks.of(trustedProxies);
    }

    /**
     * The other end of a connection.
     *
     * @param address as a literal
     * @param proxy whether its word counts
     */
    private record Peer(String address, boolean proxy) {}

    /** Where a call comes from, as a literal without port and zone. */
    String of(HttpServerExchange exchange) {
        Peer peer = exchange.getConnection().getAttachment(PEER);
        if (peer == null) {
            peer = peer(exchange.getSourceAddress());
            exchange.getConnection().putAttachment(PEER, peer);
        }
        HeaderValues forwarded = peer.proxy() ? exchange.getRequestHeaders().get(Headers.X_FORWARDED_FOR) : null;
        return forwarded == null ? peer.address() : behind(peer.address(), forwarded);
    }

    private Peer peer(@Nullable InetSocketAddress source) {
        InetAddress address = source == null ? null : source.getAddress();
        String literal = address == null ? UNKNOWN : withoutZone(address.getHostAddress());
        return new Peer(literal, proxies.contains(literal));
    }

    /** Walks from the last hop to the first. When all are proxies of ours, the first of them calls for itself. */
    private String behind(String peer, HeaderValues forwarded) {
        String caller = peer;
        for (int line = forwarded.size() - 1; line >= 0; line--) {
            String hops = forwarded.get(line);
            int comma = hops.length();
            while (comma >= 0) {
                int end = comma;
                comma = hops.lastIndexOf(',', end - 1);
                String hop = hops.substring(comma + 1, end).strip();
                if (!hop.isEmpty()) {
                    caller = literal(hop);
                    if (!proxies.contains(caller)) {
                        return caller;
                    }
                }
            }
        }
        return caller;
    }

    /** The address of a hop, which may stand in brackets and with a port. */
    private static String literal(String hop) {
        String bare = hop;
        int colon = hop.indexOf(':');
        if (hop.startsWith("[")) {
            bare = hop.substring(1, Math.max(1, hop.indexOf(']')));
        } else if (colon >= 0 && colon == hop.lastIndexOf(':')) {
            bare = hop.substring(0, colon);
        }
        Optional<InetAddress> address = NetworkAddress.parse(withoutZone(bare));
        return address.map(InetAddress::getHostAddress).orElse(UNKNOWN);
    }

    private static String withoutZone(String literal) {
        int percent = literal.indexOf('%');
        return percent < 0 ? literal : literal.substring(0, percent);
    }
}
