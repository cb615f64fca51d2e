package dev.rackstate.upstream;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a name into addresses. */
@FunctionalInterface
public interface NameResolver {
    /** The system's own. */
    NameResolver SYSTEM = InetAddress::getAllByName;

    /**
     * All addresses of a name, or of a literal address.
     *
     * @throws UnknownHostException when there is none
     */
    InetAddress[] resolve(String name) throws UnknownHostException;
}
