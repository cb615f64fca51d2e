package dev.rackstate.testkit.process;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on a loopback port that answers well until it is told to misbehave. Speaks just enough HTTP/1.1 to do
 * wrong what a proper server would not let it: break off in the middle, drip, never end.
 *
 * <p>Safe for concurrent use. {@link #close} ends it, whatever it was doing.
 */
public final class FaultyUpstream implements AutoCloseable {
    private final Answers answers;
    private final ServerSocketFactory sockets;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "faulty-upstream");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<HttpMessage> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final int port;
    private final boolean tls;
    private @Nullable Listening listening;
    private volatile Fault fault = new Fault.None();

    private FaultyUpstream(Answers answers, ServerSocketFactory sockets, boolean tls) throws IOException {
        this.answers = answers;
        this.sockets = sockets;
        this.tls = tls;
        this.port = listen(0);
    }

    private record Listening(ServerSocket socket, CompletableFuture<Void> acceptor) {}

    /** A well-behaved answer. */
    public record Answer(int status, String contentType, byte[] body) {
        /** HTTP 200 with a JSON body. */
        public static Answer json(String body) {
            return new Answer(200, "application/json", body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Makes the well-behaved answers. */
    @FunctionalInterface
    public interface Answers {
        /** The answer to a request. */
        Answer to(HttpMessage request) throws IOException, InterruptedException;
    }

    /** Starts a server that answers everything with this JSON text. */
    public static FaultyUpstream answering(String json) {
        return start(request -> Answer.json(json));
    }

    /** Starts a server that hands every request on to a real one. */
    public static FaultyUpstream inFrontOf(URI real) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        return start(request -> {
            HttpRequest forwarded = HttpRequest.newBuilder(real.resolve(request.target()))
                    .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()))
                    .header("Content-Type", request.headers().getOrDefault("content-type", "text/plain"))
                    .build();
            HttpResponse<byte[]> answer = client.send(forwarded, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("application/json"),
                    answer.body());
        });
    }

    /** Starts a server. */
    public static FaultyUpstream start(Answers answers) {
        try {
            return new FaultyUpstream(answers, ServerSocketFactory.getDefault(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server that speaks HTTPS through sockets of this factory. */
    public static FaultyUpstream startTls(Answers answers, ServerSocketFactory tlsSockets) {
        try {
            return new FaultyUpstream(answers, tlsSockets, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The base address, {@code http://127.0.0.1:12345} or {@code https://localhost:12345}. */
    public URI url() {
        return URI.create(tls ? "https://localhost:" + port : "http://127.0.0.1:" + port);
    }

    /** From now on, requests get this. */
    public void misbehave(Fault newFault) {
        fault = newFault;
    }

    /** From now on, requests are answered well. */
    public void heal() {
        fault = new Fault.None();
    }

    /** Stops listening and drops all connections: the next connection is refused. */
    public synchronized void refuse() throws IOException {
        Listening before = listening;
        if (before != null) {
            listening = null;
            before.socket().close();
            // An accept that is under way may still succeed after the close.
            before.acceptor().join();
        }
        dropConnections();
    }

    /** Listens again after {@link #refuse}, at the same port. */
    public synchronized void listenAgain() throws IOException {
        if (listening == null) {
            listen(port);
        }
    }

    /** Closes the connections that are open, without a word; new ones are taken. */
    public void dropConnections() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** All requests so far, oldest first. */
    public List<HttpMessage> requests() {
        return List.copyOf(requests);
    }

    /** How many connections were ever opened. */
    public int connections() {
        return connections.get();
    }

    private int listen(int onPort) throws IOException {
        ServerSocket socket = sockets.createServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort));
        listening = new Listening(socket, CompletableFuture.runAsync(() -> accept(socket), threads));
        return socket.getLocalPort();
    }

    private void accept(ServerSocket listener) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream()) {
            boolean keep = true;
            while (keep) {
                HttpMessage request = HttpMessage.read(in);
                if (request == null) {
                    return;
                }
                requests.add(request);
                keep = answer(request, out);
            }
        } catch (IOException expected) {
            // The client went away, or this server was closed: there is nobody to tell.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** Whether the connection stays open. */
    private boolean answer(HttpMessage request, OutputStream out) throws IOException, InterruptedException {
        Fault now = fault;
        if (now instanceof Fault.None) {
            whole(out, answers.to(request));
            return true;
        } else if (now instanceof Fault.Delay delay) {
            pause(delay.time());
            whole(out, answers.to(request));
            return true;
        } else if (now instanceof Fault.Body body) {
            whole(out, Answer.json(body.text()));
            return true;
        } else if (now instanceof Fault.Bytes bytes) {
            send(out, 200, bytes.headers(), bytes.bytes(), bytes.bytes().length);
            return true;
        } else if (now instanceof Fault.Status status) {
            byte[] body = status.body().getBytes(StandardCharsets.UTF_8);
            send(out, status.code(), status.headers(), body, body.length);
            return true;
        } else if (now instanceof Fault.CutAfter cut) {
            Answer answer = answers.to(request);
            send(out, answer.status(), Map.of(), answer.body(), cut.bytes());
        } else if (now instanceof Fault.Drip drip) {
            Answer answer = answers.to(request);
            send(out, answer.status(), Map.of(), answer.body(), 0);
            for (byte b : answer.body()) {
                out.write(b);
                out.flush();
                pause(drip.pause());
            }
        } else if (now instanceof Fault.Silence silence) {
            send(out, 200, silence.headers(), new byte[100], 0);
            closed.await();
        } else if (now instanceof Fault.Endless endless) {
            head(out, 200, Map.of("Connection", "close"));
            out.write(endless.start().getBytes(StandardCharsets.UTF_8));
            byte[] repeated = endless.repeated().getBytes(StandardCharsets.UTF_8);
            while (closed.getCount() > 0) {
                out.write(repeated);
            }
        }
        return false;
    }

    private static void whole(OutputStream out, Answer answer) throws IOException {
        Map<String, String> headers = Map.of("Content-Type", answer.contentType());
        send(out, answer.status(), headers, answer.body(), answer.body().length);
    }

    /** Announces the whole body and writes the first bytes of it. */
    private static void send(OutputStream out, int status, Map<String, String> headers, byte[] body, int bytes)
            throws IOException {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Content-Length", Integer.toString(body.length));
        head(out, status, all);
        out.write(body, 0, Math.min(bytes, body.length));
        out.flush();
    }

    private static void head(OutputStream out, int status, Map<String, String> headers) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Status\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void pause(Duration time) throws InterruptedException, IOException {
        if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("closed");
        }
    }

    /** Ends the server and all its connections. */
    @Override
    public void close() throws IOException {
        closed.countDown();
        refuse();
        threads.shutdownNow();
    }
}
