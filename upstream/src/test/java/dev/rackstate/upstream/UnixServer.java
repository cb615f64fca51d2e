package dev.rackstate.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Answers each connection at a Unix socket with the same bytes, and then closes it, or never does. */
final class UnixServer implements AutoCloseable {
    private final Path socket;
    private final ServerSocketChannel channel;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final boolean closing;
    private final byte[] answer;

    private UnixServer(Path socket, String answer, boolean closing) throws IOException {
        this.socket = socket;
        this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
        this.closing = closing;
        this.channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        Thread thread = new Thread(this::serve, "unix-server");
        thread.setDaemon(true);
        thread.start();
    }

    static UnixServer answering(Path socket, String answer) throws IOException {
        return new UnixServer(socket, answer, true);
    }

    static UnixServer answeringAndHolding(Path socket, String answer) throws IOException {
        return new UnixServer(socket, answer, false);
    }

    /** All requests so far, up to their empty line. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void serve() {
        while (channel.isOpen()) {
            try (SocketChannel connection = channel.accept()) {
                InputStream in = Channels.newInputStream(connection);
                StringBuilder request = new StringBuilder();
                while (request.indexOf("\r\n\r\n") < 0) {
                    request.append((char) in.read());
                }
                requests.add(request.toString());
                OutputStream out = Channels.newOutputStream(connection);
                out.write(answer);
                if (!closing) {
                    closed.await();
                }
            } catch (IOException e) {
                // The client went away, or this server was closed: the loop's condition tells which.
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        channel.close();
        Files.deleteIfExists(socket);
    }
}
