package dev.rackstate.application.view;

import java.util.function.Consumer;

/** Looks at what is true now, and hears of it when that changes. */
public interface ViewState {
    /** The latest publication. Costs one volatile read; never null, never blocks. */
    Published current();

    /**
     * Hears of every publication after this call, in order.
     *
     * @param listener runs on the publishing thread and must be quick
     * @return closing it ends the subscription
     */
    Subscription subscribe(Consumer<Published> listener);

    /** A listener that is being told. */
    interface Subscription extends AutoCloseable {
        /** Ends the telling; a publication under way may still arrive. */
        @Override
        void close();
    }
}
