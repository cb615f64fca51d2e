package dev.rackstate.adapter.http.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest events, for clients that come back. Bounded in number and bytes. Used by one thread. */
final class EventHistory {
    private static final int MOST_EVENTS = 64;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Deque<Event> events = new ArrayDeque<>();
    private String before;
    private int bytes;

    /**
     * An empty history.
     *
     * @param start the id that a client has seen that has missed nothing
     */
    EventHistory(String start) {
        before = start;
    }

    void add(Event event) {
        events.addLast(event);
        bytes += event.bytes().length;
        while (events.size() > MOST_EVENTS || bytes > MOST_BYTES) {
            Event oldest = events.removeFirst();
            bytes -= oldest.bytes().length;
            before = oldest.id();
        }
    }

    /** The events after the one with this id; empty when it is too old or was never ours. */
    Optional<List<Event>> after(String id) {
        List<Event> missed = new ArrayList<>();
        boolean seen = id.equals(before);
        for (Event event : events) {
            if (seen) {
                missed.add(event);
            }
            seen |= event.id().equals(id);
        }
        return seen ? Optional.of(missed) : Optional.empty();
    }
}
