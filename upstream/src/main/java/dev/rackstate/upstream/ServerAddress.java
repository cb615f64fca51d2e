package dev.rackstate.upstream;

import java.net.URI;
import java.util.Objects;

/** The base address of a server, as it stands in a configuration. */
public final class ServerAddress {
    private ServerAddress() {}

    /**
     * Makes sure that an address is one of a server that is spoken to over HTTP.
     *
     * @param where begins the message
     * @param example an address as it may look
     * @throws IllegalArgumentException when it is not, with what is allowed
     */
    public static void require(String where, URI url, String example) {
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    where + "the url must not hold a user or password; there are settings for them");
        }
        String scheme = Objects.requireNonNullElse(url.getScheme(), "");
        boolean known = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
        if (!known || url.getHost() == null) {
            throw new IllegalArgumentException(where + "'" + url + "' is not the address of a server;"
                    + " it must look like " + example + " or https://host/path");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(where + "the url must end with its path, without ? and #");
        }
    }

    /** The address without a slash at its end. */
    public static String text(URI url) {
        return url.toString().replaceFirst("/+$", "");
    }
}
