package dev.rackstate.adapter.http.snapshot;

import dev.rackstate.application.view.Published;
import dev.rackstate.application.view.ViewState;
import java.util.concurrent.atomic.AtomicReference;

/** Hands out the latest publication, with the bodies kept for it. Safe for concurrent use; never blocks. */
public final class Publications {
    private final ViewState state;
    private final AtomicReference<Publication> latest;

    /** The publications of a running application. */
    public Publications(ViewState state) {
        this.state = state;
        this.latest = new AtomicReference<>(new Publication(state.current()));
    }

    /** What is true now. */
    public Publication current() {
        while (true) {
            Publication known = latest.get();
            Published published = state.current();
            if (known.isOf(published)) {
                return known;
            }
            Publication next = new Publication(published);
            if (latest.compareAndSet(known, next)) {
                return next;
            }
        }
    }
}
