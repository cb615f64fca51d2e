package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.EntityTag;
import dev.rackstate.adapter.http.message.Names;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.message.Responder;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.adapter.http.snapshot.Publications;
import dev.rackstate.adapter.http.snapshot.Selection;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/**
 * Answers reads of the latest publication on the IO thread: with 304 when the caller has the body already, from the
 * bodies that are kept, or by making a small one. A worker makes the large ones.
 *
 * <p>The tag of a state is that of its publication, and a caller who knows it costs no body. The tag of what can be edited
 * is that of its bytes, which are made once per publication.
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
        call.letCachesKeep();
        describe(publication, call.exchange().getResponseHeaders());
        if (!selection.isTaggedByContent() && isKnown(call, publication.tag())) {
            notModified(call, publication.tag());
            return;
        }
        Body kept = selection.kept(publication);
        if (kept == null) {
            Responder.Work make = () -> send(call, selection, publication, selection.render(publication));
            onWorkerIf(selection.isLarge(), call, make);
        } else {
            boolean slow = kept.slowToCompress() && call.takesGzip();
            onWorkerIf(slow, call, () -> send(call, selection, publication, kept));
        }
    }

    private static boolean isKnown(Call call, EntityTag tag) {
        return tag.isKnownTo(call.header(Headers.IF_NONE_MATCH));
    }

    private static void notModified(Call call, EntityTag tag) {
        HeaderMap headers = call.exchange().getResponseHeaders();
        headers.put(Headers.ETAG, tag.plain());
        headers.add(Headers.VARY, "Accept-Encoding");
        Responder.sendNothing(call.exchange(), StatusCodes.NOT_MODIFIED);
    }

    private static void onWorkerIf(boolean slow, Call call, Responder.Work work) throws Refusal {
        if (slow) {
            call.onWorker(work);
        } else {
            work.run();
        }
    }

    private static void describe(Publication publication, HeaderMap headers) {
        headers.put(Names.SNAPSHOT_TIME, publication.time());
        if (publication.isStale()) {
            headers.put(Names.SNAPSHOT_STALE, "true");
        }
    }

    private static void send(Call call, Selection selection, Publication publication, Body body) {
        if (!selection.isTaggedByContent()) {
            Responder.send(call.exchange(), StatusCodes.OK, body, publication.tag());
        } else if (isKnown(call, body.tag())) {
            notModified(call, body.tag());
        } else {
            Responder.send(call.exchange(), StatusCodes.OK, body, body.tag());
        }
    }
}
