package dev.rackstate.adapter.http.inquiry;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.rackstate.application.telemetry.RangeResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A series over time. */
public record SeriesJson(
        @JsonPropertyDescription("Its labels.") Map<String, String> metric,

        @JsonPropertyDescription(
                "Pairs of a time in seconds since 1970 and a value as text, which may be NaN, +Inf or" + " -Inf.")
        List<List<Object>> values) {
    /** A series as JSON. */
    public static SeriesJson of(RangeResult.Series series) {
        return new SeriesJson(new TreeMap<>(series.labels()), new SeriesPoints(series));
    }
}
