package dev.rackstate.adapter.http.message;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins may read answers (the CORS protocol of the Fetch standard). Without any origin no CORS
 * header is ever sent. Answers are never opened to requests with credentials.
 */
public final class Cors {
    private static final String READABLE =
            "ETag, Retry-After, WWW-Authenticate, X-Request-ID, X-Snapshot-Time, X-Snapshot-Stale";
    private static final String SENDABLE =
            "Accept, Authorization, Content-Type, If-Match, If-None-Match, Last-Event-ID, X-Api-Key";
    private static final String PREFLIGHT_SECONDS = "600";

    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final Set<String> origins;
    private final boolean any;

    /** Rules for these origins; {@code *} stands for all. */
    public Cors(List<String> origins) {
        this.origins = Set.copyOf(origins);
        this.any = this.origins.contains("*");
    }

    /** Whether answers differ by the {@code Origin} header, so that caches must know. */
    public boolean varies() {
        return !any && !origins.isEmpty();
    }

    /** Lets the page that asks read the answer, when its origin is allowed. */
    public void open(HeaderMap request, HeaderMap response) {
        if (origins.isEmpty()) {
            return;
        }
        if (!any) {
            response.add(Headers.VARY, "Origin");
        }
        String allowed = allowed(request.getFirst(Headers.ORIGIN));
        if (allowed != null) {
            response.put(Names.ALLOW_ORIGIN, allowed);
            response.put(Names.EXPOSE_HEADERS, READABLE);
        }
    }

    /** Says in answer to a preflight request which methods and headers the real one may use. */
    public void preflight(HeaderMap request, HeaderMap response, String methods) {
        if (allowed(request.getFirst(Headers.ORIGIN)) != null && isPreflight(request)) {
            response.put(Names.ALLOW_METHODS, methods);
            response.put(Names.ALLOW_HEADERS, SENDABLE);
            response.put(Names.MAX_AGE, PREFLIGHT_SECONDS);
        }
    }

    /** Whether a browser asks this on its own account, before it sends what a page wants; it shows no credentials then. */
    public boolean isPreflight(HeaderMap request) {
        return request.contains(Headers.ORIGIN) && request.contains(Names.REQUEST_METHOD);
    }

    /**
     * Whether a page of an origin that may not read answers makes the request. Browsers say which page does; what says
     * nothing is no browser. Old browsers say only the origin, which is then held against the host that they ask.
     */
    public boolean isForeign(HeaderMap request) {
        String origin = request.getFirst(Headers.ORIGIN);
        if (allowed(origin) != null) {
            return false;
        }
        String site = request.getFirst(Names.FETCH_SITE);
        if (site != null) {
            return !OWN_PAGES.contains(site);
        }
        return origin != null
                && !origin.substring(origin.indexOf("://") + 1).equals("//" + request.getFirst(Headers.HOST));
    }

    private @Nullable String allowed(@Nullable String origin) {
        if (origin == null) {
            return null;
        }
        return any ? "*" : origins.contains(origin) ? origin : null;
    }
}
