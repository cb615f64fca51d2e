package dev.rackstate.adapter.http.message;

import io.undertow.util.HttpString;

/** Header names that Undertow does not know itself, made once. */
public final class Names {
    /** The id of the request, also in the log. */
    public static final HttpString REQUEST_ID = new HttpString("X-Request-ID");
    /** When the round began on which the answer rests. */
    public static final HttpString SNAPSHOT_TIME = new HttpString("X-Snapshot-Time");
    /** Present as {@code true} when a source of telemetry has been away for too long. */
    public static final HttpString SNAPSHOT_STALE = new HttpString("X-Snapshot-Stale");
    /** The last event that a client of a stream has seen. */
    public static final HttpString LAST_EVENT_ID = new HttpString("Last-Event-ID");

    /** A key for programs. */
    public static final HttpString API_KEY = new HttpString("X-Api-Key");

    static final HttpString CONTENT_SECURITY_POLICY = new HttpString("Content-Security-Policy");
    static final HttpString CONTENT_TYPE_OPTIONS = new HttpString("X-Content-Type-Options");
    static final HttpString FRAME_OPTIONS = new HttpString("X-Frame-Options");
    static final HttpString REFERRER_POLICY = new HttpString("Referrer-Policy");
    static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
    static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
    static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
    static final HttpString EXPOSE_HEADERS = new HttpString("Access-Control-Expose-Headers");
    static final HttpString MAX_AGE = new HttpString("Access-Control-Max-Age");
    static final HttpString REQUEST_METHOD = new HttpString("Access-Control-Request-Method");
    static final HttpString FETCH_SITE = new HttpString("Sec-Fetch-Site");

    private Names() {}
}
