package dev.rackstate.upstream;

import feign.Request;
import feign.Response;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Over a Unix socket, which {@code java.net.http} cannot do: one connection per request, in HTTP/1.0, so that no server
 * answers in chunks or keeps the connection. Requests have no body.
 *
 * <p>Source: RFC 1945; RFC 9112, section 6.1 (no chunks for HTTP/1.0).
 */
final class UnixTransport implements Transport {
    private final Path socket;
    private final RequestHeaders own;
    private final ScheduledThreadPoolExecutor alarms = Deadline.alarms();

    UnixTransport(Path socket, RequestHeaders own) {
        this.socket = socket;
        this.own = own;
    }

    /** There is no such socket, or we may not use it. */
    static final class Unusable extends IOException {
        private static final long serialVersionUID = 1L;

        Unusable(IOException cause) {
            super(Objects.requireNonNullElse(cause.getMessage(), "the socket cannot be used"), cause);
        }
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Deadline deadline = Deadline.in(Duration.ofMillis(options.readTimeoutMillis()));
        byte[] asked = text(RequestHeaders.added(own, request)).getBytes(StandardCharsets.US_ASCII);
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        TimedBody in = timed(channel, deadline);
        try {
            connect(channel);
            ByteBuffer bytes = ByteBuffer.wrap(asked);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            InputStream buffered = new BufferedInputStream(in);
            HttpHead head = HttpHead.read(buffered);
            return Response.builder()
                    .request(request)
                    .status(head.status())
                    .headers(new LinkedHashMap<String, Collection<String>>(head.headers()))
                    .body(head.body(buffered), null)
                    .build();
        } catch (IOException e) {
            in.close();
            throw in.hasExpired() && !(e instanceof ClosedByInterruptException)
                    ? new HttpTimeoutException("no answer in time")
                    : e;
        }
    }

    private TimedBody timed(SocketChannel channel, Deadline deadline) throws IOException {
        try {
            return new TimedBody(Channels.newInputStream(channel), deadline, alarms);
        } catch (RejectedExecutionException e) {
            channel.close();
            throw new IOException("the source is closed", e);
        }
    }

    private void connect(SocketChannel channel) throws IOException {
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (ConnectException | ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            throw new Unusable(e);
        }
    }

    private static String text(Request request) {
        URI url = URI.create(request.url());
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        StringBuilder text = new StringBuilder(request.httpMethod().name())
                .append(' ')
                .append(url.getRawPath())
                .append(query)
                .append(" HTTP/1.0\r\nHost: localhost\r\n");
        for (Map.Entry<String, Collection<String>> header : request.headers().entrySet()) {
            for (String value : header.getValue()) {
                text.append(header.getKey()).append(": ").append(value).append("\r\n");
            }
        }
        return text.append("\r\n").toString();
    }

    @Override
    public void close() {
        alarms.shutdown();
    }
}
