package dev.rackstate.adapter.http;

import dev.rackstate.application.configuration.Configuration;
import dev.rackstate.application.editing.ConfigurationInForce;
import dev.rackstate.application.editing.StateDifference;
import dev.rackstate.application.view.Published;
import dev.rackstate.application.view.ViewState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What is published, as the test says. A configuration that is put in force is published at once. */
final class LiveState implements ViewState, ConfigurationInForce {
    private final List<Consumer<Published>> listeners = new CopyOnWriteArrayList<>();
    private volatile Published published;

    LiveState(Published first) {
        published = first;
    }

    void publish(Published next) {
        published = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    @Override
    public void adopt(Configuration configuration) {
        publish(new Published(
                configuration, published.configurationStatus(), published.snapshot(), published.coverage()));
    }

    @Override
    public StateDifference preview(Configuration configuration) {
        return new StateDifference(List.of(), 0, "no state would change");
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
