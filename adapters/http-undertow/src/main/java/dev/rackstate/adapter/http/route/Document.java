package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.EntityTag;
import io.undertow.util.HeaderMap;
import org.jspecify.annotations.Nullable;

/** A document that is the same for everybody who asks for it, and may be kept from one to the next. */
public interface Document {
    /** Says with headers what it rests on. */
    void describe(HeaderMap headers);

    /** What it is known by without being made; null when it is known by its bytes. */
    @Nullable
    EntityTag tag();

    /** Its body when that is kept already, or null. Costs a look-up. */
    @Nullable
    Body kept();

    /** Makes its body. */
    Body render();

    /** Whether making the body may take long and is a worker's job. */
    boolean isLarge();
}
