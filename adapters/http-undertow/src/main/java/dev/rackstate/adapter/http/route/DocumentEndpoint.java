package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.EntityTag;
import dev.rackstate.adapter.http.message.Refusal;
import dev.rackstate.adapter.http.message.Responder;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a document on the IO thread: with 304 when the caller has the body already, from the body that is kept, or
 * by making a small one. A worker makes the large ones.
 *
 * <p>A caller who knows the tag of a document costs no body; one that is known by its bytes has to be made for that.
 */
record DocumentEndpoint(Search search) implements Endpoint {
    @Override
    public Runner runner() {
        return Runner.IO;
    }

    @Override
    public void serve(Call call) throws Refusal {
        Document document = search.find(call);
        call.letCachesKeep();
        document.describe(call.exchange().getResponseHeaders());
        EntityTag tag = document.tag();
        if (tag != null && isKnown(call, tag)) {
            notModified(call, tag);
            return;
        }
        Body kept = document.kept();
        if (kept == null) {
            onWorkerIf(document.isLarge(), call, () -> send(call, tag, document.render()));
        } else {
            onWorkerIf(kept.slowToCompress() && call.takesGzip(), call, () -> send(call, tag, kept));
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

    private static void send(Call call, @Nullable EntityTag tag, Body body) {
        if (tag != null) {
            Responder.send(call.exchange(), StatusCodes.OK, body, tag);
        } else if (isKnown(call, body.tag())) {
            notModified(call, body.tag());
        } else {
            Responder.send(call.exchange(), StatusCodes.OK, body, body.tag());
        }
    }
}
