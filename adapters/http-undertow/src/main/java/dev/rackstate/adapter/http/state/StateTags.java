package dev.rackstate.adapter.http.state;

import dev.rackstate.adapter.http.route.Tag;

/** The group that state routes form in the documentation. */
final class StateTags {
    static final Tag STATES = new Tag("States", "What is in trouble, from the site down to the node.");

    private StateTags() {}
}
