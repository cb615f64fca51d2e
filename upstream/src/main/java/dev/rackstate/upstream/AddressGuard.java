package dev.rackstate.upstream;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Refuses to talk to addresses at which no server of a machine room is but a cloud's metadata service may be, whatever
 * name leads there. Looked at before every request, for a name can come to mean another address while we run.
 *
 * <p>{@code java.net.http} takes no address beside the name without breaking the certificate check, so it looks the
 * name up again when it opens a connection. Both look-ups come from the JDK's cache, which keeps an answer for 30
 * seconds unless {@code networkaddress.cache.ttl} says otherwise: a name that changes its meaning between the two has
 * to hit the moment in which that entry runs out.
 *
 * <p>Safe for concurrent use.
 */
final class AddressGuard implements AutoCloseable {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");
    private static final int LOOKUPS = 4;
    /** Metadata services outside the link-local networks: Alibaba Cloud, and Amazon's over IPv6. */
    private static final byte[] ALIBABA = {100, 100, 100, (byte) 200};

    private static final byte[] AMAZON_V6 = {(byte) 0xfd, 0, 0x0e, (byte) 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x54};
    private static final byte[] NAT64_PREFIX = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private final String host;
    private final NameResolver resolver;
    // Resolving blocks without limit; on threads of its own it can be given up.
    private final ThreadPoolExecutor lookups;

    /** Guards the way to a host, a name or a literal address, in brackets or not. */
    AddressGuard(String host, NameResolver resolver) {
        this.host = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        this.resolver = resolver;
        this.lookups = new ThreadPoolExecutor(
                LOOKUPS,
                LOOKUPS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                DaemonThreads.named("upstream-names"));
        this.lookups.allowCoreThreadTimeOut(true);
    }

    /** The name leads to an address that is not talked to. */
    static final class Forbidden extends IOException {
        private static final long serialVersionUID = 1L;

        Forbidden(String message) {
            super(message);
        }
    }

    /**
     * Looks the host up.
     *
     * @throws Forbidden when any of its addresses is not allowed
     * @throws UnknownHostException when it has none
     * @throws HttpTimeoutException when nobody says so in time
     */
    void check(Deadline deadline) throws IOException {
        for (InetAddress address : resolve(deadline)) {
            Optional<String> objection = objection(address);
            if (objection.isPresent()) {
                throw new Forbidden("'" + host + "' leads to " + address.getHostAddress() + ", " + objection.get()
                        + "; nothing is asked there");
            }
        }
    }

    private InetAddress[] resolve(Deadline deadline) throws IOException {
        if (lookups.isShutdown()) {
            throw new IOException("the source is closed");
        }
        if (LITERAL.matcher(host).matches()) {
            return resolver.resolve(host);
        }
        Future<InetAddress[]> lookup = submit();
        try {
            return lookup.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            lookup.cancel(true);
            throw new HttpTimeoutException("the name '" + host + "' was not resolved in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new IOException("cannot look up '" + host + "'", e.getCause());
        }
    }

    private Future<InetAddress[]> submit() throws IOException {
        try {
            return lookups.submit(() -> resolver.resolve(host));
        } catch (RejectedExecutionException e) {
            throw new IOException("the source is closed", e);
        }
    }

    /** What speaks against an address, if anything does. */
    static Optional<String> objection(InetAddress address) {
        InetAddress meant = embedded(address);
        byte[] bytes = meant.getAddress();
        if (meant.isLinkLocalAddress()) {
            return Optional.of("a link-local address");
        }
        if (meant.isAnyLocalAddress()) {
            return Optional.of("the unspecified address");
        }
        if (Arrays.equals(bytes, ALIBABA) || Arrays.equals(bytes, AMAZON_V6)) {
            return Optional.of("a cloud's metadata service");
        }
        return Optional.empty();
    }

    /** The IPv4 address inside an IPv6 one, where a translator would send us there. */
    private static InetAddress embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address
                || !Arrays.equals(bytes, 0, NAT64_PREFIX.length, NAT64_PREFIX, 0, NAT64_PREFIX.length)) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, NAT64_PREFIX.length, bytes.length));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
