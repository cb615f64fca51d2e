package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.Names;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.message.Responder;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.Selection;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/**
 * Answers reads of the latest publication on the IO thread: with 304 when the caller has the body already, from the
 * bodies that are kept, or by making a small one. A worker makes the large ones.
 */
final class ReadEndpoint implements Endpoint {
    private final Publications publications;
    private final Read read;

    ReadEndpoint(Publications publications, Read read) {
        this.publications = publications;
        this.read = read;
    }

    @Override
    public Runner runner() {
        return Runner.IO;
    }

    @Override
    public void serve(Call call) throws Refusal {
        Publication publication = publications.current();
        Selection selection = read.select(publication, call);
        HttpServerExchange exchange = call.exchange();
        describe(publication, exchange.getResponseHeaders());
        if (publication.tag().isKnownTo(exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH))) {
            exchange.getResponseHeaders().put(Headers.ETAG, publication.tag().plain());
            exchange.getResponseHeaders().add(Headers.VARY, "Accept-Encoding");
            Responder.sendNothing(exchange, StatusCodes.NOT_MODIFIED);
            return;
        }
        Body kept = selection.kept(publication);
        if (kept == null) {
            Responder.Work make = () -> send(call, publication, selection.render(publication));
            onWorkerIf(selection.isLarge(), call, make);
        } else {
            onWorkerIf(kept.slowToCompress() && call.takesGzip(), call, () -> send(call, publication, kept));
        }
    }

    private static void onWorkerIf(boolean slow, Call call, Responder.Work work) throws Refusal {
        if (slow) {
            call.onWorker(work);
        } else {
            work.run();
        }
    }

    private static void describe(Publication publication, HeaderMap headers) {
        headers.put(Headers.CACHE_CONTROL, "no-cache");
        headers.put(Names.SNAPSHOT_TIME, publication.time());
        if (publication.isStale()) {
            headers.put(Names.SNAPSHOT_STALE, "true");
        }
    }

    private static void send(Call call, Publication publication, Body body) {
        Responder.send(call.exchange(), StatusCodes.OK, body, publication.tag());
    }
}
