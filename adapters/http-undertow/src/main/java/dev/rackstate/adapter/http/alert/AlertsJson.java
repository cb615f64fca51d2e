package dev.rackstate.adapter.http.alert;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** A list of alerts. */
record AlertsJson(
        @JsonPropertyDescription("The alerts: nodes, then virtual nodes, devices and racks, each in file order.")
        List<AlertJson> alerts,

        @JsonPropertyDescription("How many match, beyond limit and offset.")
        int total,

        @JsonPropertyDescription(
                "How many of all that match an active maintenance hides; they are listed and counted only"
                        + " with include_suppressed.")
        int suppressed) {}
