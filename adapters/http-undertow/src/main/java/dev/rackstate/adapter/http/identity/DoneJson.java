package dev.rackstate.adapter.http.identity;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** It was done, and there is no more to say. */
record DoneJson(@JsonPropertyDescription("Always true.") boolean ok) {
    static final DoneJson DONE = new DoneJson(true);
}
