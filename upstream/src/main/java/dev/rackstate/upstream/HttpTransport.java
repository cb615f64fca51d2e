package dev.rackstate.upstream;

import feign.Request;
import feign.Response;
import feign.http2client.Http2Client;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Over TCP, on {@code java.net.http}.
 *
 * <p>Redirects are not followed and no proxy is used: both would lead to an address that {@link AddressGuard} has not
 * seen. Safe for concurrent use; connections are kept and used again.
 */
final class HttpTransport extends Http2Client implements Transport {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final Duration connectTimeout;
    private final AddressGuard addresses;
    private final RequestHeaders own;
    private final ScheduledThreadPoolExecutor alarms;

    private HttpTransport(HttpClient client, AddressGuard addresses, RequestHeaders own) {
        super(client);
        this.connectTimeout = client.connectTimeout().orElseThrow();
        this.addresses = addresses;
        this.own = own;
        this.alarms = Deadline.alarms();
    }

    /**
     * A transport to one server.
     *
     * @param timeout no call takes longer
     * @param tls null where the server speaks plain HTTP
     */
    static HttpTransport open(Duration timeout, AddressGuard addresses, RequestHeaders own, @Nullable SSLContext tls) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(timeout.compareTo(CONNECT_TIMEOUT) < 0 ? timeout : CONNECT_TIMEOUT);
        if (tls != null) {
            builder.sslContext(tls);
        }
        return new HttpTransport(builder.build(), addresses, own);
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Deadline deadline = Deadline.in(Duration.ofMillis(options.readTimeoutMillis()));
        addresses.check(deadline);
        Response response = send(RequestHeaders.added(own, request), deadline);
        try {
            InputStream body = response.body().asInputStream();
            // Without a length, or Feign would read short bodies here: past the cap, if the length lies.
            return response.toBuilder()
                    .body(new TimedBody(body, deadline, alarms), null)
                    .build();
        } catch (RejectedExecutionException e) {
            response.close();
            throw new IOException("the source is closed", e);
        }
    }

    /**
     * Sends, and sends once more when the connection broke before an answer: a server may close a connection that it
     * held open just when we take it up again, and asking twice changes nothing.
     */
    private Response send(Request request, Deadline deadline) throws IOException {
        try {
            return super.execute(request, options(deadline));
        } catch (ConnectException | HttpTimeoutException | SSLException e) {
            throw e;
        } catch (IOException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw e;
            }
            return super.execute(request, options(deadline));
        }
    }

    /** Feign takes another client, without our settings, for another time to connect or another word on redirects. */
    private Request.Options options(Deadline deadline) {
        return new Request.Options(
                connectTimeout.toMillis(),
                TimeUnit.MILLISECONDS,
                deadline.left().toMillis(),
                TimeUnit.MILLISECONDS,
                false);
    }

    /** The body as it comes: unpacking here, as the superclass does, would read from it before its deadline is set. */
    @Override
    protected Response toFeignResponse(Request request, HttpResponse<InputStream> response) {
        return Response.builder()
                .request(request)
                .status(response.statusCode())
                .headers(new LinkedHashMap<String, Collection<String>>(
                        response.headers().map()))
                .body(response.body(), null)
                .build();
    }

    /**
     * Takes no further calls. Those under way still end by their deadline. The connections are let go when the client
     * is collected, for it has no close before JDK 21.
     */
    @Override
    public void close() {
        addresses.close();
        alarms.shutdown();
    }
}
