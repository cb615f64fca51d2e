package dev.rackstate.adapter.http.snapshot;

import dev.rackstate.adapter.http.message.Body;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which document over the latest publication a caller asks for. */
public sealed interface Selection {
    /** The body when it is kept already, or null. Costs an array read. */
    @Nullable
    Body kept(Publication publication);

    /** Makes the body. */
    Body render(Publication publication);

    /** Whether making the body may take long and is a worker's job. */
    boolean isLarge();

    /**
     * Whether the body is known by what it says, and not by the publication it was made from: it stays the same while
     * states come and go.
     */
    boolean isTaggedByContent();

    /** A document that is asked for only once, such as a filtered list: not kept. */
    static Selection once(Function<Publication, Object> document) {
        return new Once(document, false);
    }

    /** The same, known by what it says. */
    static Selection onceTaggedByContent(Function<Publication, Object> document) {
        return new Once(document, true);
    }

    /** A document that is kept with the publication. */
    record Kept(SnapshotView view, int entity) implements Selection {
        @Override
        public @Nullable Body kept(Publication publication) {
            return publication.kept(view, entity);
        }

        @Override
        public Body render(Publication publication) {
            return publication.render(view, entity);
        }

        @Override
        public boolean isLarge() {
            return view.isLarge();
        }

        @Override
        public boolean isTaggedByContent() {
            return view.isTaggedByContent();
        }
    }

    /** A document that is made anew for each caller. */
    record Once(Function<Publication, Object> document, boolean isTaggedByContent) implements Selection {
        @Override
        public @Nullable Body kept(Publication publication) {
            return null;
        }

        @Override
        public Body render(Publication publication) {
            return Body.json(document.apply(publication));
        }

        @Override
        public boolean isLarge() {
            return true;
        }
    }
}
