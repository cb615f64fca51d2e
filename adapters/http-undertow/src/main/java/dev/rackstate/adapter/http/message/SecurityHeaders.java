package dev.rackstate.adapter.http.message;

import io.undertow.util.HeaderMap;

/** The headers that tell browsers what an answer must never be used for. */
public final class SecurityHeaders {
    /** An API answer loads nothing, is framed nowhere and is no base for anything. */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** A page of our own: everything from this server, pictures also inline, and no inline script or style element. */
    private static final String OWN_PAGE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** Puts what every answer carries. */
    public static void put(HeaderMap headers) {
        headers.put(Names.CONTENT_SECURITY_POLICY, NOTHING);
        headers.put(Names.CONTENT_TYPE_OPTIONS, "nosniff");
        headers.put(Names.FRAME_OPTIONS, "DENY");
        headers.put(Names.REFERRER_POLICY, "no-referrer");
    }

    /** Opens the policy as far as a page of our own needs it. */
    public static void putForPage(HeaderMap headers) {
        headers.put(Names.CONTENT_SECURITY_POLICY, OWN_PAGE);
    }
}
