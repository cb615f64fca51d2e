package dev.rackstate.testkit.process;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as {@link FaultyUpstream} received it.
 *
 * @param method GET, POST
 * @param target path and query
 * @param headers by lower-case name
 * @param body as text
 */
public record HttpMessage(String method, String target, Map<String, String> headers, String body) {
    private static final int MAX_LINE = 64 * 1024;

    /** Copies the headers. */
    public HttpMessage {
        headers = Map.copyOf(headers);
    }

    /** Reads the next request, or null when the client closed the connection. */
    static @Nullable HttpMessage read(InputStream in) throws IOException {
        String start = line(in);
        if (start == null) {
            return null;
        }
        String[] parts = start.split(" ", -1);
        if (parts.length != 3) {
            throw new IOException("not a request line: " + start);
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IOException("not a header line: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the request ends after " + body.length + " of " + length + " bytes");
        }
        return new HttpMessage(parts[0], parts[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString().stripTrailing();
            }
            line.append((char) c);
            if (line.length() > MAX_LINE) {
                throw new IOException("a header line of more than " + MAX_LINE + " bytes");
            }
        }
        return null;
    }
}
