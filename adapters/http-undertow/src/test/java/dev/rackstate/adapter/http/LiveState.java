package dev.rackstate.adapter.http;

import dev.rackstate.application.view.Published;
import dev.rackstate.application.view.ViewState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What is published, as the test says. */
final class LiveState implements ViewState {
    private final List<Consumer<Published>> listeners = new CopyOnWriteArrayList<>();
    private volatile Published published;

    LiveState(Published first) {
        published = first;
    }

    void publish(Published next) {
        published = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public Published current() {
        return published;
    }

    @Override
    public Subscription subscribe(Consumer<Published> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
