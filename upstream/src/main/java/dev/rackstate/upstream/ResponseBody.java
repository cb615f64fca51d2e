package dev.rackstate.upstream;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The body of a response, as a stream. */
public final class ResponseBody {
    private static final int UNPACK_BUFFER = 64 * 1024;

    private ResponseBody() {}

    /** The body is encoded in a way that is not understood. */
    static final class UnknownEncoding extends IOException {
        private static final long serialVersionUID = 1L;

        UnknownEncoding(String encoding) {
            super("is encoded as '" + Texts.shortened(encoding, 40) + "'; only gzip is understood");
        }
    }

    /** The body, unpacked if need be. Closing the response closes it. */
    public static InputStream unpacked(Response response) throws IOException {
        InputStream body = response.body().asInputStream();
        Collection<String> encodings = response.headers().getOrDefault("content-encoding", List.of());
        String encoding = String.join(", ", encodings);
        if (encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
            return body;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return new GZIPInputStream(body, UNPACK_BUFFER);
        }
        throw new UnknownEncoding(encoding);
    }
}
