package dev.rackstate.upstream;

import feign.Request;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Headers that every request gets, looked up anew for each. Added below Feign, which would take braces in a secret for
 * a template. Safe for concurrent use.
 */
@FunctionalInterface
public interface RequestHeaders {
    /**
     * The headers, by name.
     *
     * @throws IOException when one cannot be had; the request is not sent then
     */
    Map<String, String> now() throws IOException;

    /** The request with them. */
    static Request added(RequestHeaders own, Request request) throws IOException {
        Map<String, String> added = own.now();
        if (added.isEmpty()) {
            return request;
        }
        Map<String, Collection<String>> headers = new LinkedHashMap<>(request.headers());
        added.forEach((name, value) -> headers.put(name, List.of(value)));
        return Request.create(
                request.httpMethod(),
                request.url(),
                headers,
                request.body(),
                request.charset(),
                request.requestTemplate());
    }
}
