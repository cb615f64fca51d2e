package dev.rackstate.adapter.http.route;

import dev.rackstate.adapter.http.message.Body;
import dev.rackstate.adapter.http.message.EntityTag;
import dev.rackstate.adapter.http.message.Names;
import dev.rackstate.adapter.http.snapshot.Publication;
import dev.rackstate.adapter.http.snapshot.Selection;
import io.undertow.util.HeaderMap;
import org.jspecify.annotations.Nullable;

/**
 * A document over a publication. The tag of a state is that of its publication; the tag of what can be edited is that of
 * its bytes, which are made once per publication.
 */
record SelectedDocument(Publication publication, Selection selection) implements Document {
    @Override
    public void describe(HeaderMap headers) {
        headers.put(Names.SNAPSHOT_TIME, publication.time());
        if (publication.isStale()) {
            headers.put(Names.SNAPSHOT_STALE, "true");
        }
    }

    @Override
    public @Nullable EntityTag tag() {
        return selection.isTaggedByContent() ? null : publication.tag();
    }

    @Override
    public @Nullable Body kept() {
        return selection.kept(publication);
    }

    @Override
    public Body render() {
        return selection.render(publication);
    }

    @Override
    public boolean isLarge() {
        return selection.isLarge();
    }
}
