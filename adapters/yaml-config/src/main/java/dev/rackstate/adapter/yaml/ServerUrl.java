package dev.rackstate.adapter.yaml;

import dev.rackstate.domain.network.NetworkAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the address of a server, and keeps it from pointing at what a configuration must not reach: link-local addresses
 * and the metadata services of clouds, in whatever notation. What a name resolves to is looked at when one connects.
 */
final class ServerUrl {
    /** Of a Prometheus. */
    static final ServerUrl PROMETHEUS =
            new ServerUrl("http://prometheus:9090", "basic_auth_user and basic_auth_password");

    /** Of a slurmrestd. */
    static final ServerUrl SLURMRESTD = new ServerUrl("http://ctl:6820", "user and token_file");

    private static final Set<String> METADATA =
            Set.of("metadata.google.internal", "100.100.100.200", "fd00:ec2:0:0:0:0:0:254");

    /** What some resolvers take for an IPv4 address: 2852039166, 0xA9FEA9FE. */
    private static final Pattern ONE_NUMBER = Pattern.compile("[0-9.]+|0x[0-9a-f]*");

    private final String example;
    private final String credentials;

    private ServerUrl(String example, String credentials) {
        this.example = example;
        this.credentials = credentials;
    }

    /** How it is read from a file. */
    Form<URI> form() {
        return Form.parsed("an http or https address", this::parse);
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException when it is none or is not allowed; the message never shows a password
     */
    URI parse(String text) {
        if (text.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "the address must not hold a user or a password (not shown); use " + credentials);
        }
        URI url = uri(text);
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw refused(text, "allowed: http or https with a host, like " + example);
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw refused(text, "allowed: ports 1 to 65535");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw refused(text, "allowed: a base address without ? and #");
        }
        requireReachable(text, url.getHost().toLowerCase(Locale.ROOT));
        return url;
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw refused(text, e.getReason());
        }
    }

    private static void requireReachable(String text, String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        bare = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
        bare = bare.indexOf('%') < 0 ? bare : bare.substring(0, bare.indexOf('%'));
        Optional<InetAddress> address = NetworkAddress.parse(bare);
        if (address.isEmpty() && ONE_NUMBER.matcher(bare).matches()) {
            throw refused(text, "an address is written as four decimal numbers, like 10.0.0.7");
        }
        String numeric = address.map(InetAddress::getHostAddress).orElse(bare);
        if (METADATA.contains(numeric)) {
            throw refused(text, "metadata services are not allowed");
        }
        if (address.filter(found -> found.isLinkLocalAddress() || found.isAnyLocalAddress())
                .isPresent()) {
            throw refused(text, "link-local addresses, 0.0.0.0 and :: are not allowed");
        }
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException("'" + text + "' is not allowed; " + why);
    }
}
