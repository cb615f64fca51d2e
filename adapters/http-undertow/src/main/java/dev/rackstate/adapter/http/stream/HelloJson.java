package dev.rackstate.adapter.http.stream;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;

/** The first event of every stream. */
record HelloJson(
        @JsonPropertyDescription("The version of the snapshot at this moment.")
        long version,

        @JsonPropertyDescription("When its round began.") Instant time,

        @JsonPropertyDescription("True when the client comes back with Last-Event-ID and every event it missed follows;"
                + " when false, it has to read everything anew.")
        boolean resumed,

        @JsonPropertyDescription("Seconds between two comments that keep the connection alive.")
        long heartbeatSeconds) {}
