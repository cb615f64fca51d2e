package dev.rackstate.adapter.http.documentation;

import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.EntityTag;
import dev.rackstate.adapter.http.message.Responder;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Something that does not change while the server runs: its bytes, and a tag made of them.
 *
 * @param body the bytes
 * @param tag what they are known by
 */
record Asset(Body body, EntityTag tag) {
    private static final int TAG_BYTES = 12;

    static Asset of(Body body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.plain());
            return new Asset(body, EntityTag.of(HexFormat.of().formatHex(digest, 0, TAG_BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A file on the class path. */
    static Asset ofResource(String path, String mediaType) {
        try (InputStream in = Asset.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path + " is not on the class path");
            }
            return of(new Body(mediaType, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache");
        if (tag.isKnownTo(exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH))) {
            exchange.getResponseHeaders().put(Headers.ETAG, tag.plain());
            Responder.sendNothing(exchange, StatusCodes.NOT_MODIFIED);
        } else {
            Responder.send(exchange, StatusCodes.OK, body, tag);
        }
    }
}
