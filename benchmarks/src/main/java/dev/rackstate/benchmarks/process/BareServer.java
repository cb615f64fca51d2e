package dev.rackstate.benchmarks.process;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The least that a server can do: an Undertow handler that answers everything with one constant body. What the product
 * is compared with.
 */
public final class BareServer {
    private BareServer() {}

    /**
     * Serves until the process is ended, and says on its output where.
     *
     * @param arguments the file that holds the body, and its media type
     */
    public static void main(String[] arguments) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(arguments[0]));
        String type = arguments[1];
        ByteBuffer body = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(exchange -> {
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
                    exchange.getResponseSender().send(body.duplicate());
                })
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        System.out.println("listens on http://127.0.0.1:" + address.getPort());
    }
}
