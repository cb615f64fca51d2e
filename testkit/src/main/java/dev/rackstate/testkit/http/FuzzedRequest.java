package dev.rackstate.testkit.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that was made up.
 *
 * @param method the method
 * @param target path and query, percent-encoded
 * @param headers further headers
 * @param body the body, or null for none
 */
public record FuzzedRequest(String method, String target, Map<String, String> headers, byte @Nullable [] body) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Copies the headers; the body is handed over. */
    public FuzzedRequest {
        headers = Map.copyOf(headers);
    }

    /** The same, to be sent to a server. */
    public HttpRequest to(URI server) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + target))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request.build();
    }

    /** Method and target. */
    @Override
    public String toString() {
        return method + " " + target + " " + headers + (body == null ? "" : " " + body.length + " bytes");
    }
}
