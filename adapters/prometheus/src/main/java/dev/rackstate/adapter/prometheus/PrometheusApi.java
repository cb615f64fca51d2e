package dev.rackstate.adapter.prometheus;

import feign.Headers;
import feign.RequestLine;
import feign.Response;
import java.io.IOException;
import java.util.Map;

/**
 * The calls that are used: two of the HTTP API, sent as POST because an expression can be longer than a URL may be, and the
 * page on which the server tells of itself.
 *
 * <p>The response is handed out as it comes, so that the body is decoded as a stream; the caller closes it.
 *
 * <p>Source: Prometheus documentation, "HTTP API", "Expression queries".
 */
@Headers({"Accept: application/json", "Content-Type: application/x-www-form-urlencoded", "User-Agent: rackstate"})
interface PrometheusApi {
    /** An instant query. */
    @RequestLine("POST /api/v1/query")
    Response query(Map<String, String> form) throws IOException;

    /** A range query. */
    @RequestLine("POST /api/v1/query_range")
    Response queryRange(Map<String, String> form) throws IOException;

    /** The server's own metrics, in the text format. */
    @RequestLine("GET /metrics")
    Response ownMetrics() throws IOException;
}
